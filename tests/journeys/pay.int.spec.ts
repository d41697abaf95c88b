import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { extractRequest } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

interface Bill { id: string; amount: number; status: string; expiresAt: string; issuedAt: string; refundDue: boolean }
interface Attempt { txnRef: string; payUrl: string; expiresAt: string }
interface Dossier { id: string; financial: string; version: number }
interface CloudEvent { type: string; sequence: string; data: Record<string, unknown> }
interface BankPayment { request: { vnp_TxnRef: string }; attempts: { kind: string; answer: string }[] }

const dossiers = '/api/public-services/v1/dossiers';
const bills = '/api/payments/v1/bills';
const notices = '/api/payments/v1/vnpay/ipn';

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`a fee in advance, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let citizen: Caller;
    let clerk: Caller;
    let agency: Caller;
    let anybody: Caller;

    beforeAll(async () => {
      platform = await platformOn(parts);
      const as = async (username: string): Promise<Caller> => new Caller(platform.origin, await tokenOf(platform.issuer, username));
      [citizen, clerk] = await Promise.all(['lan', 'clerk.pdp'].map(as)) as [Caller, Caller];
      agency = new Caller(platform.origin, await agencyToken(platform.issuer, 'cong-an-tinh'));
      anybody = new Caller(platform.origin);
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const billed = async (): Promise<{ dossierId: string; bill: Bill }> => {
      const made = await citizen.post<Dossier>(dossiers, extractRequest());
      expect(made.status).toBe(201);
      const after = { 'version-token': made.headers.get('version-token') ?? '' };
      // The first answer that is not "not yet" has the bill: nobody who has just filed is told that he owes nothing.
      const first = await eventually(async () => {
        const found = await citizen.get<Bill[]>(`${bills}?dossierId=${made.body.id}`, after);
        return found.status === 409 ? undefined : found;
      }, { within: 15_000 });
      expect([first.status, first.body.length]).toEqual([200, 1]);
      return { dossierId: made.body.id, bill: first.body[0] as Bill };
    };
    const attempt = async (bill: Bill, key: string = randomUUID()): Promise<Attempt> => {
      const { status, body } = await anybody.post<Attempt>(`${bills}/${bill.id}/attempts`, { returnPath: '/my/dossiers' }, { 'idempotency-key': key });
      expect(status).toBe(201);
      return body;
    };
    const atBank = async ({ payUrl, txnRef }: Attempt, behaviour = 'normal', outcome = 'success'): Promise<URL> => {
      expect((await fetch(payUrl)).status).toBe(200);
      const answer = await fetch(`${platform.origin}/simulators/vnpay/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ref: txnRef, outcome, behaviour }) });
      return new URL(answer.headers.get('location') ?? '');
    };
    const bankHeard = async (txnRef: string): Promise<string[]> => {
      const known = (await anybody.get<BankPayment[]>('/simulators/vnpay/api/payments')).body.find(({ request }) => request.vnp_TxnRef === txnRef);
      return (known?.attempts ?? []).map(({ answer }) => /"RspCode":"(\d\d)"/.exec(answer)?.[1] ?? answer);
    };
    const financial = async (id: string): Promise<string> => (await citizen.get<Dossier>(`${dossiers}/${id}`)).body.financial;
    const told = async (billId: string, count: number): Promise<[string, string][]> => eventually(async () => {
      const feed = await agency.get<CloudEvent[]>(`/api/agency-events/v1/events?subject=${billId}`);
      expect(feed.body).toHaveLength(count);
      return feed.body.map((event): [string, string] => [event.sequence, event.type]);
    }, { within: 15_000 });

    it('is billed, paid at the bank, and lets the clerk accept', async () => {
      const { dossierId, bill } = await billed();
      expect(bill).toMatchObject({ amount: 16_000, status: 'open', refundDue: false });
      expect(Date.parse(bill.expiresAt)).toBeGreaterThan(Date.parse(bill.issuedAt) + 2 * 86_400_000);
      const tooEarly = await clerk.post(`${dossiers}/${dossierId}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' });
      expect(tooEarly.status).toBe(409);
      expect((await anybody.get(`${bills}/${bill.id}/receipt`)).status).toBe(404);
      const opened = await attempt(bill);
      const back = await atBank(opened);
      expect([back.pathname, back.searchParams.get('vnp_ResponseCode')]).toEqual(['/my/dossiers', '00']);
      expect(await bankHeard(opened.txnRef)).toEqual(['00']);
      await eventually(async () => await financial(dossierId) === 'paid', { within: 15_000 });
      const receipt = await anybody.get<Record<string, unknown>>(`${bills}/${bill.id}/receipt`);
      expect(receipt.body).toMatchObject({ amount: 16_000, amountInWords: 'Mười sáu nghìn đồng', amountInFigures: '16.000 đ', refundDue: false });
      expect(receipt.body['number']).toMatch(/^\d{7}\/\d{4}$/);
      const accepted = await clerk.post(`${dossiers}/${dossierId}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"2"' });
      expect(accepted.status).toBe(200);
      expect(await told(bill.id, 2)).toEqual([['1', 'vn.tinhso.bill.issued.v1'], ['2', 'vn.tinhso.payment.received.v1']]);
      expect((await anybody.post(`${bills}/${bill.id}/attempts`, {})).status).toBe(409);
    }, 60_000);

    it('gives one attempt for one key and another for another', async () => {
      const { bill } = await billed();
      const key = randomUUID();
      const same = await Promise.all(Array.from({ length: 8 }, () => attempt(bill, key)));
      expect(new Set(same.map(({ txnRef }) => txnRef)).size).toBe(1);
      expect((await attempt(bill)).txnRef).not.toBe(same[0]?.txnRef);
    }, 30_000);

    it('believes no notice that is forged or of another amount, and takes a doubled one once', async () => {
      const { dossierId, bill } = await billed();
      for (const [behaviour, code] of [['forged', '97'], ['wrong-amount', '04']] as const) {
        const opened = await attempt(bill);
        await atBank(opened, behaviour);
        expect(await bankHeard(opened.txnRef)).toEqual([code]);
        expect((await anybody.get<Bill>(`${bills}/${bill.id}`)).body.status).toBe('open');
      }
      const doubled = await attempt(bill);
      await atBank(doubled, 'double');
      expect((await bankHeard(doubled.txnRef)).sort()).toEqual(['00', '02']);
      await eventually(async () => await financial(dossierId) === 'paid', { within: 15_000 });
      expect(await told(bill.id, 2)).toHaveLength(2);
    }, 60_000);

    it('does not believe the way back from the bank, nor a bare call', async () => {
      const { bill } = await billed();
      const back = await atBank(await attempt(bill), 'none');
      expect(back.searchParams.get('vnp_ResponseCode')).toBe('00');
      await fetch(back);
      expect((await anybody.get<Bill>(`${bills}/${bill.id}`)).body.status).toBe('open');
      expect((await anybody.get<{ RspCode: string }>(notices)).body.RspCode).toBe('97');
      expect((await anybody.post<{ RspCode: string }>(`${notices}${back.search}`)).body.RspCode).toBe('00');
      expect((await anybody.get<{ RspCode: string }>(`${notices}${back.search}`)).body.RspCode).toBe('02');
    }, 30_000);

    it('owes back what was paid twice, on a list that the agency sees', async () => {
      const { bill } = await billed();
      const [first, second] = [await attempt(bill), await attempt(bill)];
      await atBank(first);
      await atBank(second);
      expect(await bankHeard(second.txnRef)).toEqual(['00']);
      expect((await anybody.get<Bill>(`${bills}/${bill.id}`)).body).toMatchObject({ status: 'paid', refundDue: true });
      const list = await clerk.get<{ items: { txnRef: string; reason: string }[] }>('/api/payments/v1/refunds?limit=100');
      expect(list.body.items).toContainEqual(expect.objectContaining({ txnRef: second.txnRef, reason: 'duplicate' }));
      expect((await citizen.get('/api/payments/v1/refunds')).status).toBe(403);
      expect((await told(bill.id, 3)).at(-1)).toEqual(['3', 'vn.tinhso.refund.due.v1']);
    }, 60_000);

    it('shows a bill to whom its id was given and no list to strangers', async () => {
      const { dossierId } = await billed();
      expect((await anybody.get(`${bills}?dossierId=${dossierId}`)).status).toBe(401);
      expect((await anybody.get(`${bills}/${randomUUID()}`)).status).toBe(404);
      expect((await anybody.get(`${bills}/not-an-id`)).status).toBe(422);
      expect((await anybody.post(`${bills}/${randomUUID()}/attempts`, { returnPath: '//evil.example' })).status).toBe(422);
    }, 30_000);
  });
}
