import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { birthRegistration, extractRequest, uploadedPaper } from '../support/filings.js';
import { act } from '../support/issuing.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

const api = '/api/public-services/v1/dossiers';
const day = 86_400_000;
interface Dossier { id: string; version: number }
interface CloudEvent { type: string; sequence: string; subject: string }

/** What other agencies are promised (the version is part of the name). */
const promised = [
  ...['submitted', 'accepted', 'refused', 'supplement-requested', 'supplemented', 'assigned', 'approved', 'returned-to-officer', 'result-issued', 'result-delivered', 'result-revoked', 'withdrawn', 'lapsed', 'synchronised']
    .map((fact) => `dossier.${fact}.v1`),
  'dossier.supplemented.v2', 'bill.issued.v1', 'payment.received.v1', 'refund.due.v1',
];

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`the events of dossiers, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let agency: Caller;
    let lan: Caller;
    let ahead = 0;
    const clock = { now: () => new Date(Date.now() + ahead) };

    beforeAll(async () => {
      platform = await platformOn(parts, { clock });
      agency = new Caller(platform.origin, await agencyToken(platform.issuer, 'cong-an-tinh'));
      lan = new Caller(platform.origin, await tokenOf(platform.issuer, 'lan'));
    }, 90_000);
    afterAll(() => platform?.stop(), 30_000);

    const birth = async (): Promise<Dossier> => ({ ...(await lan.post<Dossier>(api, birthRegistration(await uploadedPaper(platform.origin, await tokenOf(platform.issuer, 'lan'))))).body, version: 1 });
    const through = async (dossier: Dossier, steps: readonly (readonly [string, string, unknown?])[]): Promise<Dossier> => {
      let at = dossier;
      for (const [who, step, body] of steps) at = await act(platform, who, at, step, body);
      return at;
    };
    const names = (events: readonly CloudEvent[]): string[] => events.map(({ type }) => type.replace('vn.tinhso.', ''));
    const ofSubject = async (subject: string): Promise<CloudEvent[]> => (await agency.get<CloudEvent[]>(`/api/agency-events/v1/events?subject=${subject}&limit=100`)).body;
    const billOf = (id: string): Promise<{ id: string }> => eventually(async () => (await lan.get<{ id: string }[]>(`/api/payments/v1/bills?dossierId=${id}`)).body[0], { within: 15_000 });
    const pay = async (id: string): Promise<void> => {
      const opened = await lan.post<{ txnRef: string; payUrl: string }>(`/api/payments/v1/bills/${(await billOf(id)).id}/attempts`, { returnPath: '/my/dossiers' }, { 'idempotency-key': randomUUID() });
      await fetch(opened.body.payUrl);
      await fetch(`${platform.origin}/simulators/vnpay/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ref: opened.body.txnRef, outcome: 'success', behaviour: 'normal' }) });
    };

    it('tell an agency each step in order, without a gap', async () => {
      const proposal = { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' };
      const needs = { items: ['Bản rõ của giấy chứng sinh'], legalBasis: 'Điều 16 Luật Hộ tịch' };
      const done = await through(await birth(), [
        ['clerk.pdp', 'acceptance'], ['officer.pdp', 'claim'], ['officer.pdp', 'supplement-request', needs], ['lan', 'supplement'], ['officer.pdp', 'proposal', proposal],
        ['leader.pdp', 'return', { code: 'other', text: 'Ghi rõ nơi sinh.' }], ['officer.pdp', 'proposal', proposal], ['leader.pdp', 'approval'], ['leader.pdp', 'signature'],
        ['issuing.pdp', 'seal'], ['leader.pdp', 'revocation', { code: 'wrong-content', text: 'Sai họ tên.' }],
      ]);
      const own = await eventually(async () => {
        const found = (await ofSubject(done.id)).filter(({ type }) => !type.includes('synchronised'));
        expect(found).toHaveLength(11);
        return found;
      }, { within: 20_000 });
      expect(names(own)).toEqual([
        'dossier.submitted.v1', 'dossier.accepted.v1', 'dossier.assigned.v1', 'dossier.supplement-requested.v1', 'dossier.supplemented.v1', 'dossier.supplemented.v2', 'dossier.returned-to-officer.v1', 'dossier.approved.v1',
        'dossier.result-issued.v1', 'dossier.result-delivered.v1', 'dossier.result-revoked.v1',
      ]);
      expect(own.map(({ sequence }) => Number(sequence))).toEqual(own.map((_, index) => index + 1));
    }, 90_000);

    it('are all that was promised, each emitted by an act of somebody', async () => {
      await through(await birth(), [['clerk.pdp', 'refusal', { code: 'out-of-scope', text: 'Không thuộc phường này.' }]]);
      await through(await birth(), [['lan', 'withdrawal']]);
      const paid = (await lan.post<Dossier>(api, extractRequest())).body;
      await pay(paid.id);
      const version = await eventually(async () => {
        const { body } = await lan.get<{ version: number; financial: string }>(`${api}/${paid.id}`);
        expect(body.financial).toBe('paid');
        return body.version;
      }, { within: 15_000 });
      await act(platform, 'clerk.pdp', { id: paid.id, version }, 'refusal', { code: 'out-of-scope', text: 'Không thuộc phường này.' });
      const unpaid = (await lan.post<Dossier>(api, extractRequest())).body;
      await billOf(unpaid.id);
      ahead = 10 * day;
      const types = await eventually(async () => {
        const page = await agency.get<CloudEvent[]>('/api/agency-events/v1/events?limit=100');
        const found = new Set(names(page.body));
        expect(promised.filter((type) => !found.has(type))).toEqual([]);
        return found;
      }, { within: 60_000 });
      expect(types.size).toBeGreaterThanOrEqual(promised.length);
      expect(names(await ofSubject(unpaid.id))).toEqual(['dossier.submitted.v1', 'dossier.lapsed.v1']);
    }, 120_000);
  });
}
