import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { birthRegistration, communeAgency, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

const dossiers = '/api/public-services/v1/dossiers';
interface Made { id: string; requestReference: string; version: number }
interface Accepted { code: string; dueAt: string; version: number }
interface CloudEvent { type: string; subject: string; sequence: string; data: Record<string, unknown> }
interface Problem { code: string; status: number; errors?: { path: string }[] }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`a dossier from submission to the agencies' feed, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let citizen: Caller;
    let paper: string;
    let stranger: Caller;
    let clerk: Caller;
    let otherClerk: Caller;
    let agency: Caller;

    beforeAll(async () => {
      platform = await platformOn(parts);
      const as = async (username: string): Promise<Caller> => new Caller(platform.origin, await tokenOf(platform.issuer, username));
      [citizen, stranger, clerk, otherClerk] = await Promise.all(['lan', 'minh', 'clerk.pdp', 'clerk.phoyen'].map(as)) as [Caller, Caller, Caller, Caller];
      paper = await uploadedPaper(platform.origin, await tokenOf(platform.issuer, 'lan'));
      agency = new Caller(platform.origin, await agencyToken(platform.issuer, 'cong-an-tinh'));
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const submit = async (key: string = randomUUID()) => citizen.post<Made>(dossiers, birthRegistration(paper), { 'idempotency-key': key });

    it('is submitted, accepted with code and due date, and told to another agency in order', async () => {
      const made = await submit();
      expect(made).toMatchObject({ status: 201, body: { version: 1 } });
      expect(made.body.requestReference).toMatch(/^YC-\d{6}-[2-9A-Z]{6}$/);
      const accepted = await clerk.post<Accepted>(`${dossiers}/${made.body.id}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' });
      expect(accepted).toMatchObject({ status: 200, body: { version: 2 } });
      expect(accepted.body.code).toMatch(new RegExp(`^${communeAgency.replaceAll('.', '\\.')}-\\d{6}-\\d{4}$`));
      const events = await eventually(async () => {
        const feed = await agency.get<CloudEvent[]>(`/api/agency-events/v1/events?subject=${made.body.id}`);
        expect(feed.status).toBe(200);
        expect(feed.body).toHaveLength(2);
        return feed.body;
      }, { within: 15_000 });
      expect(events.map((event) => [event.sequence, event.type])).toEqual([['1', 'vn.tinhso.dossier.submitted.v1'], ['2', 'vn.tinhso.dossier.accepted.v1']]);
      expect(events[1]?.data).toMatchObject({ code: accepted.body.code, dueAt: accepted.body.dueAt });
      expect(JSON.stringify(events)).not.toMatch(/NGUYỄN|Nhiên|019190003456/i);
    }, 30_000);

    it('is one dossier for fifty submissions with one key, and refuses the key for another body', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 50 }, () => submit(key)));
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      const other = await citizen.post<Problem>(dossiers, { ...birthRegistration(paper), agencyCode: 'X' }, { 'idempotency-key': key });
      expect(other.status).toBe(422);
    }, 30_000);

    it('exists for nobody but its owner and its own agency', async () => {
      const { body: { id } } = await submit();
      expect((await citizen.get(`${dossiers}/${id}`)).status).toBe(200);
      expect((await clerk.get(`${dossiers}/${id}`)).status).toBe(200);
      expect((await stranger.get(`${dossiers}/${id}`)).status).toBe(404);
      expect((await otherClerk.get(`${dossiers}/${id}`)).status).toBe(404);
      expect((await new Caller(platform.origin).get(`${dossiers}/${id}`)).status).toBe(401);
      expect((await otherClerk.post(`${dossiers}/${id}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' })).status).toBe(404);
      expect((await citizen.post(`${dossiers}/${id}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' })).status).toBe(403);
      const mine = await stranger.get<{ items: { id: string }[] }>('/api/public-services/v1/my-dossiers');
      expect(mine.body.items.map((item) => item.id)).not.toContain(id);
      const work = await otherClerk.get<{ items: { id: string }[] }>('/api/public-services/v1/worklist?queue=waiting&limit=100');
      expect(work.body.items.map((item) => item.id)).not.toContain(id);
    });

    it('is accepted once, and only in the version that was seen', async () => {
      const { body: { id } } = await submit();
      const accept = (headers: Record<string, string>) => clerk.post<Problem>(`${dossiers}/${id}/acceptance`, undefined, headers);
      expect((await accept({ 'idempotency-key': randomUUID() })).status).toBe(428);
      expect((await accept({ 'idempotency-key': randomUUID(), 'if-match': '"7"' })).status).toBe(412);
      const racing = await Promise.all(Array.from({ length: 8 }, () => accept({ 'idempotency-key': randomUUID(), 'if-match': '"1"' })));
      expect(racing.filter((answer) => answer.status === 200)).toHaveLength(1);
      expect(racing.filter((answer) => answer.status === 412 || answer.status === 409)).toHaveLength(7);
    });

    it.each<[string, unknown, readonly number[]]>([
      ['broken JSON', '{"procedureCode":', [400]],
      ['a NUL character', { ...birthRegistration(), agencyCode: 'a\u0000b' }, [400, 422]],
      ['__proto__', '{"procedureCode":"1.001193","agencyCode":"x","answers":{"__proto__":{"a":1}}}', [400, 422]],
      ['two megabytes', { ...birthRegistration(), agencyCode: 'x'.repeat(2_000_000) }, [413]],
      ['a thousand levels', `{"procedureCode":"1.001193","agencyCode":"x","answers":{"a":${'['.repeat(1000)}${']'.repeat(1000)}}}`, [400, 422]],
      ['an unknown field', { ...birthRegistration(), business: 'accepted' }, [422]],
      ['no answers', { ...birthRegistration(), answers: {} }, [422]],
    ])('answers %s with a problem and not with 500', async (_, body, allowed) => {
      const answer = await citizen.post<Problem>(dossiers, body);
      expect(allowed).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.code).toBeTruthy();
    });
  });
}
