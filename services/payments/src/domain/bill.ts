import { billErrors } from './bill.errors.js';
import type { BillEvent, RefundReason } from './bill.events.js';

export type BillStatus = 'open' | 'paid' | 'expired' | 'cancelled';

/** One way to the bank and back. `succeeded` is the provider's word; whether the money settles the bill is ours. */
export interface Attempt {
  readonly txnRef: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly outcome: 'open' | 'failed' | 'succeeded';
}

/** Money that must go back, by the attempt that brought it. */
export interface Refund {
  readonly txnRef: string;
  readonly reason: RefundReason;
  readonly amount: number;
  readonly dueSince: Date;
}

export interface Bill {
  readonly id: string;
  readonly version: number;
  /** How many published events the bill has; the next one's `sequence` follows. */
  readonly published: number;
  readonly dossierId: string;
  readonly requestReference: string;
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly channel: 'online' | 'counter';
  readonly amount: number;
  readonly status: BillStatus;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly paidAt?: Date;
  readonly transactionNo?: string;
  /** Why the dossier ended, once it did. */
  readonly closedBecause?: string;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
}

export interface BillDecision {
  readonly bill: Bill;
  readonly events: readonly BillEvent[];
}

export type NewBill = Pick<Bill, 'id' | 'dossierId' | 'requestReference' | 'procedureCode' | 'agencyCode' | 'channel' | 'amount' | 'issuedAt' | 'expiresAt'>;

const next = (bill: Bill, changes: Partial<Bill>, events: readonly BillEvent[]): BillDecision =>
  ({ bill: { ...bill, ...changes, version: bill.version + 1 }, events });

/** A fee in advance becomes a bill when the dossier is submitted. */
export function issue(given: NewBill): BillDecision {
  const { amount, expiresAt, issuedAt: at } = given;
  return { bill: { ...given, version: 1, published: 0, status: 'open', attempts: [], refunds: [] }, events: [{ type: 'BillIssued', at, data: { amount, expiresAt } }] };
}

const attemptMs = 15 * 60_000;

/** Opens one more way to pay; its end never lies beyond the bill's. Throws when there is nothing to pay any more. */
export function openAttempt(bill: Bill, { txnRef, at }: { readonly txnRef: string; readonly at: Date }): BillDecision {
  if (bill.status !== 'open') throw billErrors(`bill/${bill.status}`);
  if (bill.expiresAt <= at) throw billErrors('bill/expired');
  const expiresAt = new Date(Math.min(at.getTime() + attemptMs, bill.expiresAt.getTime()));
  return next(bill, { attempts: [...bill.attempts, { txnRef, openedAt: at, expiresAt, outcome: 'open' }] }, [{ type: 'AttemptOpened', at, data: { txnRef, expiresAt } }]);
}

/** The time to pay is over. Undefined when there is nothing to expire. */
export function expire(bill: Bill, at: Date): BillDecision | undefined {
  return bill.status === 'open' && bill.expiresAt <= at ? next(bill, { status: 'expired' }, [{ type: 'BillExpired', at, data: {} }]) : undefined;
}
