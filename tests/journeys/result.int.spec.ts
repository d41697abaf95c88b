import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { birthRegistration, communeAgency, sendUpload, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';
import { pdfSignatures, pdfText } from '../support/poppler.js';

const dossiers = '/api/public-services/v1/dossiers';
const verify = '/api/public-services/v1/results/verify';
const people = ['lan', 'minh', 'clerk.pdp', 'officer.pdp', 'leader.pdp', 'issuing.pdp', 'issuing.phoyen'] as const;
type Person = (typeof people)[number];
interface Dossier { id: string; version: number; business: string; result: string; resultNumber?: string; code?: string; signedAt?: string }
interface Verification { status: string; results: Record<string, unknown>[] }
interface CloudEvent { type: string; data: Record<string, unknown> }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`a result from decision to revocation, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let tokens: Record<Person, string>;
    let agency: Caller;
    const anybody = (): Caller => new Caller(platform.origin);

    beforeAll(async () => {
      platform = await platformOn(parts);
      tokens = Object.fromEntries(await Promise.all(people.map(async (name) => [name, await tokenOf(platform.issuer, name)]))) as typeof tokens;
      agency = new Caller(platform.origin, await agencyToken(platform.issuer, 'cong-an-tinh'));
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const act = (who: Person, { id, version }: Dossier, step: string, body?: unknown) =>
      new Caller(platform.origin, tokens[who]).post<Dossier>(`${dossiers}/${id}/${step}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
    const done = async (...args: Parameters<typeof act>): Promise<Dossier> => {
      const answer = await act(...args);
      expect(answer).toMatchObject({ status: 200 });
      return { ...answer.body, id: args[1].id };
    };
    const download = (who: Person, { id }: Dossier, name: string): Promise<Response> =>
      fetch(`${platform.origin}${dossiers}/${id}/${name}`, { headers: { authorization: `Bearer ${tokens[who]}` } });
    const approved = async (): Promise<Dossier> => {
      const made = await new Caller(platform.origin, tokens.lan).post<Dossier>(dossiers, birthRegistration(await uploadedPaper(platform.origin, tokens.lan)));
      const accepted = await done('clerk.pdp', made.body, 'acceptance');
      const claimed = await done('officer.pdp', accepted, 'claim');
      expect((await act('officer.pdp', claimed, 'proposal', { result: 'ho-chieu', opinion: 'Không có kết quả này.' })).status).toBe(422);
      const proposed = await done('officer.pdp', claimed, 'proposal', { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' });
      return done('leader.pdp', proposed, 'approval');
    };

    it('is signed, sealed, in the account, verified by anybody, revoked', async () => {
      const decided = await approved();
      expect(await act('issuing.pdp', decided, 'seal')).toMatchObject({ status: 409 });
      expect((await act('issuing.pdp', decided, 'signature')).status).toBe(403);
      const signed = await done('leader.pdp', decided, 'signature');
      expect(signed).toMatchObject({ business: 'approved', result: 'none' });
      expect(signed.signedAt).toBeTruthy();
      expect((await download('lan', signed, 'result.pdf')).status).toBe(404);
      expect((await download('issuing.pdp', signed, 'result.pdf')).status).toBe(200);
      expect((await act('leader.pdp', signed, 'seal')).status).toBe(403);
      expect((await act('issuing.phoyen', signed, 'seal')).status).toBe(404);
      const sealed = await done('issuing.pdp', signed, 'seal');
      expect(sealed).toMatchObject({ business: 'delivered', result: 'valid' });

      const file = await download('lan', sealed, 'result.pdf');
      expect(file.status).toBe(200);
      expect(Object.fromEntries(file.headers)).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
      const pdf = new Uint8Array(await file.arrayBuffer());
      const signatures = pdfSignatures(pdf);
      expect(signatures.match(/Signature is Valid/g)).toHaveLength(2);
      expect(signatures).toContain('Signer Certificate Common Name: Trần Mạnh Cường');
      const text = pdfText(pdf);
      expect(text).toContain('GIẤY KHAI SINH');
      expect(text).toContain(`Số: ${sealed.resultNumber ?? ''}`);
      expect(text).toContain('TRẦN AN NHIÊN');
      expect((await download('minh', sealed, 'result.pdf')).status).toBe(404);

      const byNumber = (): Promise<Verification> => anybody().get<Verification>(`${verify}?number=${encodeURIComponent(sealed.resultNumber ?? '')}&agencyCode=${communeAgency}`).then(({ body }) => body);
      const known = await byNumber();
      expect(known).toMatchObject({ status: 'valid', results: [{ agencyCode: communeAgency }] });
      expect(known.results[0]).toMatchObject({ number: sealed.resultNumber });
      expect(Object.keys(known.results[0] ?? {}).sort()).toEqual(['agencyCode', 'agencyName', 'issuedAt', 'number', 'status']);
      const byFile = async (content: Uint8Array<ArrayBuffer>): Promise<unknown> => {
        const body = new FormData();
        body.append('file', new Blob([content]), 'x.pdf');
        const answer = await fetch(`${platform.origin}${verify}-file`, { method: 'POST', body });
        return ((await answer.json()) as Verification).status;
      };
      expect(await byFile(pdf)).toBe('valid');
      expect(await byFile(pdf.slice(0, -1))).toBe('unknown');

      const events = await eventually(async () => {
        const feed = await agency.get<CloudEvent[]>(`/api/agency-events/v1/events?subject=${sealed.id}`);
        // What portal-sync says of the same dossier comes by another topic, at any time.
        const found = feed.body.filter(({ type }) => !type.endsWith('dossier.synchronised.v1')).slice(-2);
        expect(found.map(({ type }) => type)).toEqual(['vn.tinhso.dossier.result-issued.v1', 'vn.tinhso.dossier.result-delivered.v1']);
        return found;
      }, { within: 15_000 });
      expect(events[0]?.data['resultSha256']).toBe(createHash('sha256').update(pdf).digest('hex'));

      const revoked = await done('leader.pdp', sealed, 'revocation', { code: 'issued-in-error', text: 'Cấp nhầm người.' });
      expect(revoked.result).toBe('revoked');
      const taken = await byNumber();
      expect(taken).toMatchObject({ status: 'revoked', results: [{ reasonCode: 'issued-in-error', revokedAt: expect.any(String) }] });
      expect(JSON.stringify(taken)).not.toContain('Cấp nhầm người');
      const digest = createHash('sha256').update(pdf).digest('hex').toUpperCase();
      expect((await anybody().get<Verification>(`${verify}?sha256=${digest}`)).body).toEqual(taken);
      expect(await byFile(pdf)).toBe('revoked');
    }, 90_000);

    it('is signed once by racing leaders, and sealed once', async () => {
      const decided = await approved();
      const racing = await Promise.all([1, 2, 3].map(() => act('leader.pdp', decided, 'signature')));
      expect(racing.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
      const signed = { ...decided, version: decided.version + 1 };
      const sealing = await Promise.all([1, 2, 3].map(() => act('issuing.pdp', signed, 'seal')));
      expect(sealing.filter(({ status }) => status === 200)).toHaveLength(1);
    }, 60_000);

    it('is unknown to the public when it is not one', async () => {
      expect((await anybody().get<Verification>(`${verify}?code=ABCDEFGHJKMNPQRSTVWX`)).body).toEqual({ status: 'unknown', results: [] });
      expect((await anybody().get(verify)).status).toBe(422);
      expect((await sendUpload(platform.origin, 'nobody')).status).toBe(401);
    });
  });
}
