import { describe, expect, it } from '@jest/globals';
import { aBill, at, notice, settled } from '../../test/bill-builder.js';
import { expire } from './bill.js';
import type { Bill } from './bill.js';
import { close, settle } from './settlement.js';

const early = at('2026-11-23T09:10:00');
const late = at('2026-11-26T17:00:00');
const eventsOf = (bill: Bill, changes: Parameters<typeof notice>[0], when: Date) => {
  const settlement = settle(bill, notice(changes), when);
  return settlement.answer === 'taken' ? settlement.decision.events.map(({ type, data }) => [type, (data as { reason?: string }).reason]) : settlement.answer;
};

describe('a notice of the platform', () => {
  const bill = aBill.withAttempts('first', 'second');

  it('pays the bill once', () => {
    expect(eventsOf(bill, {}, early)).toEqual([['PaymentReceived', undefined]]);
    expect(aBill.paid()).toMatchObject({ status: 'paid', paidAt: early, transactionNo: '14000001', refunds: [] });
    expect(eventsOf(aBill.paid(), {}, early)).toBe('repeated');
  });

  it('changes nothing for an unknown attempt or another amount', () => {
    expect(eventsOf(bill, { txnRef: 'other' }, early)).toBe('unknown-attempt');
    expect(eventsOf(bill, { amount: 15_999 }, early)).toBe('other-amount');
  });

  it('of a failure leaves the bill open; success may still follow', () => {
    const failed = settled(bill, notice({ succeeded: false, providerCode: '24' }), early);
    expect(failed).toMatchObject({ status: 'open', attempts: [{ outcome: 'failed' }, { outcome: 'open' }] });
    expect(eventsOf(failed, { succeeded: false }, early)).toBe('repeated');
    expect(eventsOf(failed, {}, early)).toEqual([['PaymentReceived', undefined]]);
  });

  it('of late money makes it owed back, whether or not the timer was there', () => {
    expect(eventsOf(bill, {}, late)).toEqual([['RefundFellDue', 'late-payment']]);
    const expired = expire(bill, late)?.bill as Bill;
    expect(eventsOf(expired, {}, late)).toEqual([['RefundFellDue', 'late-payment']]);
    expect(settled(expired, notice(), late)).toMatchObject({ status: 'expired', refunds: [{ txnRef: 'first', amount: 16_000, reason: 'late-payment' }] });
    expect(eventsOf(settled(expired, notice(), late), {}, late)).toBe('repeated');
  });

  it('of a second payment makes it owed back', () => {
    expect(eventsOf(aBill.paid(), { txnRef: 'second' }, early)).toEqual([['RefundFellDue', 'duplicate']]);
  });

  it.each(['refused', 'withdrawn'] as const)('of money for a dossier that was %s makes it owed back', (ending) => {
    const cancelled = close(bill, ending, false, early)?.bill as Bill;
    expect(cancelled.status).toBe('cancelled');
    expect(eventsOf(cancelled, {}, early)).toEqual([['RefundFellDue', ending]]);
  });
});

describe('the end of a dossier', () => {
  it.each([['refused', false, 'refused'], ['withdrawn', false, 'withdrawn'], ['lapsed', true, 'late-payment']] as const)('%s after payment: money is owed back', (ending, unpaid, reason) => {
    const decision = close(aBill.paid(), ending, unpaid, early);
    expect(decision?.bill.refunds).toEqual([{ txnRef: 'first', amount: 16_000, reason, dueSince: early }]);
    expect(close(decision?.bill as Bill, ending, unpaid, early)).toBeUndefined();
  });

  it('unanswered keeps a fee that was worked for', () => {
    expect(close(aBill.paid(), 'lapsed', false, early)).toBeUndefined();
  });

  it('owes the settling money, not the duplicate twice', () => {
    const twice = settled(aBill.paid(), notice({ txnRef: 'second' }), early);
    expect(close(twice, 'refused', false, early)?.bill.refunds.map(({ txnRef }) => txnRef)).toEqual(['second', 'first']);
  });
});
