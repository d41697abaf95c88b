import type { Bill } from '../src/api/payments-client.js';

export const billId = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c99';

/** The payments API as the portal sees it: one bill, of whatever dossier is asked for. */
export class FakePayments {
  bill: Bill | undefined;
  down = false;
  /** Payments have not heard yet of what was done last. */
  behind = false;
  readonly waitedFor: (string | undefined)[] = [];
  readonly attempts: unknown[] = [];

  /** A bill over 16,000 đồng. */
  issue(status: Bill['status'] = 'open'): void {
    this.bill = { id: billId, procedureCode: '2.000635', requestReference: 'YC-261123-7K3M9P', amount: 16_000, status, expiresAt: '2026-11-26T10:00:00.000Z', refundDue: false, ...(status === 'paid' ? { paidAt: '2026-11-23T02:05:00.000Z' } : {}) };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.down) throw new TypeError('connection refused');
    const token = (init?.headers as Record<string, string> | undefined)?.['version-token'];
    this.waitedFor.push(token);
    if (this.behind && token) return Response.json({ code: 'common/read-behind', texts: { vi: 'chưa cập nhật', en: 'behind' } }, { status: 409 });
    const path = new URL(String(input)).pathname.replace('/api/payments/v1', '');
    if (path === '/bills') return Response.json(this.bill ? [this.bill] : []);
    if (!this.bill || !path.startsWith(`/bills/${billId}`)) return Response.json({ code: 'bill/unknown' }, { status: 404 });
    if (path.endsWith('/attempts')) return this.attempt(JSON.parse(String(init?.body)));
    if (path.endsWith('/receipt')) return this.receipt();
    return Response.json(this.bill);
  };

  private attempt(body: unknown): Response {
    this.attempts.push(body);
    const texts = { vi: 'Khoản này đã được nộp.', en: 'This bill has been paid already.' };
    if (this.bill?.status !== 'open') return Response.json({ code: 'bill/paid', texts }, { status: 409 });
    return Response.json({ txnRef: 't', payUrl: 'https://bank.example/pay?ref=t', expiresAt: '2026-11-23T02:20:00.000Z' }, { status: 201 });
  }

  private receipt(): Response {
    if (this.bill?.status !== 'paid') return Response.json({ code: 'bill/no-receipt' }, { status: 404 });
    return Response.json({ number: '0000001/2026', agencyCode: '000.00.19.H55', procedureCode: '2.000635', requestReference: 'YC-261123-7K3M9P', amountInFigures: '16.000 đ', amountInWords: 'Mười sáu nghìn đồng', transactionNo: '14000001', paidAt: this.bill.paidAt, refundDue: false });
  }
}
