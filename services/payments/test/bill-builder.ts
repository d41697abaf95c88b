import { issue, openAttempt } from '../src/domain/bill.js';
import type { Bill, NewBill } from '../src/domain/bill.js';
import { settle } from '../src/domain/settlement.js';
import type { Notice } from '../src/domain/settlement.js';

export const at = (text: string): Date => new Date(`${text}+07:00`);

const newBill = (changes: Partial<NewBill> = {}): NewBill => ({
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', requestReference: 'YC-261123-ABCDEF', procedureCode: '2.000635',
  agencyCode: '000.00.19.X99', channel: 'online', amount: 16_000, issuedAt: at('2026-11-23T09:00:00'), expiresAt: at('2026-11-26T17:00:00'), ...changes,
});

export const notice = (changes: Partial<Notice> = {}): Notice => ({ txnRef: 'first', amount: 16_000, succeeded: true, providerCode: '00', transactionNo: '14000001', ...changes });

const open = (changes: Partial<NewBill> = {}): Bill => issue(newBill(changes)).bill;
const withAttempts = (...txnRefs: readonly string[]): Bill =>
  txnRefs.reduce((bill, txnRef) => openAttempt(bill, { txnRef, at: at('2026-11-23T09:05:00') }).bill, open());

/** The bill after a notice that must be taken. */
export function settled(bill: Bill, given: Notice, when: Date): Bill {
  const settlement = settle(bill, given, when);
  if (settlement.answer !== 'taken') throw new Error(`the notice was answered ${settlement.answer}`);
  return settlement.decision.bill;
}

export const aBill = {
  new: newBill, open, withAttempts,
  paid: (): Bill => settled(withAttempts('first', 'second'), notice(), at('2026-11-23T09:10:00')),
};
