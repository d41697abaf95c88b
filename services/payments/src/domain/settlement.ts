import type { Attempt, Bill, BillDecision, Refund } from './bill.js';
import type { RefundReason } from './bill.events.js';

/** What the payment platform says of an attempt, after its signature was checked. */
export interface Notice {
  readonly txnRef: string;
  /** In đồng. */
  readonly amount: number;
  readonly succeeded: boolean;
  readonly providerCode: string;
  readonly transactionNo: string;
}

export type Settlement = { readonly answer: 'unknown-attempt' | 'other-amount' | 'repeated' } | { readonly answer: 'taken'; readonly decision: BillDecision };

const withOutcome = (bill: Bill, txnRef: string, outcome: Attempt['outcome']): readonly Attempt[] =>
  bill.attempts.map((attempt) => (attempt.txnRef === txnRef ? { ...attempt, outcome } : attempt));

const refundReason = (bill: Bill, at: Date): RefundReason | undefined => {
  if (bill.status === 'paid') return 'duplicate';
  if (bill.closedBecause === 'refused' || bill.closedBecause === 'withdrawn') return bill.closedBecause;
  return bill.status === 'open' && bill.expiresAt > at ? undefined : 'late-payment';
};

function received(bill: Bill, { txnRef, transactionNo }: Notice, at: Date): BillDecision {
  const attempts = withOutcome(bill, txnRef, 'succeeded');
  const version = bill.version + 1;
  const reason = refundReason(bill, at);
  if (!reason) return { bill: { ...bill, version, attempts, status: 'paid', paidAt: at, transactionNo }, events: [{ type: 'PaymentReceived', at, data: { txnRef, transactionNo } }] };
  const refund: Refund = { txnRef, reason, amount: bill.amount, dueSince: at };
  const status = bill.status === 'open' ? 'expired' as const : bill.status;
  return { bill: { ...bill, version, attempts, status, refunds: [...bill.refunds, refund] }, events: [{ type: 'RefundFellDue', at, data: { txnRef, reason, amount: bill.amount } }] };
}

/**
 * Money settles an open bill; money that comes too late, a second time or for an ended dossier is taken and owed back.
 * An attempt that succeeded is settled for good; one that failed may still turn out to have brought the money.
 */
export function settle(bill: Bill, notice: Notice, at: Date): Settlement {
  const attempt = bill.attempts.find(({ txnRef }) => txnRef === notice.txnRef);
  if (!attempt) return { answer: 'unknown-attempt' };
  if (notice.amount !== bill.amount) return { answer: 'other-amount' };
  if (attempt.outcome === 'succeeded' || (attempt.outcome === 'failed' && !notice.succeeded)) return { answer: 'repeated' };
  if (notice.succeeded) return { answer: 'taken', decision: received(bill, notice, at) };
  const { txnRef, providerCode } = notice;
  return {
    answer: 'taken',
    decision: { bill: { ...bill, version: bill.version + 1, attempts: withOutcome(bill, txnRef, 'failed') }, events: [{ type: 'AttemptFailed', at, data: { txnRef, providerCode } }] },
  };
}

export type Ending = 'refused' | 'withdrawn' | 'lapsed';

/**
 * The dossier ended. An open bill need not be paid any more; a paid one is owed back, on a lapse only when nobody
 * had noticed the money in time. Undefined when nothing follows.
 */
export function close(bill: Bill, ending: Ending, unpaid: boolean, at: Date): BillDecision | undefined {
  const version = bill.version + 1;
  if (bill.status === 'open') return { bill: { ...bill, version, status: 'cancelled', closedBecause: ending }, events: [{ type: 'BillCancelled', at, data: { reason: ending } }] };
  const reason: RefundReason | undefined = ending === 'lapsed' ? (unpaid ? 'late-payment' : undefined) : ending;
  const settling = bill.attempts.find(({ txnRef, outcome }) => outcome === 'succeeded' && !bill.refunds.some((refund) => refund.txnRef === txnRef));
  if (bill.status !== 'paid' || !reason || !settling) return undefined;
  const refund: Refund = { txnRef: settling.txnRef, reason, amount: bill.amount, dueSince: at };
  return {
    bill: { ...bill, version, closedBecause: ending, refunds: [...bill.refunds, refund] },
    events: [{ type: 'RefundFellDue', at, data: { txnRef: settling.txnRef, reason, amount: bill.amount } }],
  };
}
