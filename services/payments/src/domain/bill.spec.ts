import { describe, expect, it } from '@jest/globals';
import { aBill, at } from '../../test/bill-builder.js';
import { expire, issue, openAttempt } from './bill.js';

describe('issuing', () => {
  it('opens a bill with amount and expiry', () => {
    const { bill, events } = issue(aBill.new());
    expect(bill).toMatchObject({ version: 1, status: 'open', amount: 16_000, attempts: [], refunds: [] });
    expect(events).toEqual([{ type: 'BillIssued', at: bill.issuedAt, data: { amount: 16_000, expiresAt: bill.expiresAt } }]);
  });
});

describe('an attempt', () => {
  it('has a reference and an end of its own, earlier ones stay', () => {
    const bill = aBill.withAttempts('first', 'second');
    expect(bill.attempts.map(({ txnRef, outcome }) => [txnRef, outcome])).toEqual([['first', 'open'], ['second', 'open']]);
    expect(bill.attempts[0]?.expiresAt).toEqual(at('2026-11-23T09:20:00'));
  });

  it('ends with the bill at the latest', () => {
    const { bill } = openAttempt(aBill.open(), { txnRef: 'last', at: at('2026-11-26T16:55:00') });
    expect(bill.attempts[0]?.expiresAt).toEqual(bill.expiresAt);
  });

  it('is refused when there is nothing to pay any more', () => {
    const attempt = { txnRef: 'x', at: at('2026-11-26T17:00:00') };
    expect(() => openAttempt(aBill.open(), attempt)).toThrow('bill/expired');
    expect(() => openAttempt(aBill.paid(), attempt)).toThrow('bill/paid');
    expect(() => openAttempt({ ...aBill.open(), status: 'cancelled' }, attempt)).toThrow('bill/cancelled');
  });
});

describe('expiring', () => {
  it('happens at the instant and only to an open bill', () => {
    expect(expire(aBill.open(), at('2026-11-26T16:59:59'))).toBeUndefined();
    expect(expire(aBill.open(), at('2026-11-26T17:00:00'))?.bill).toMatchObject({ status: 'expired', version: 2 });
    expect(expire(aBill.paid(), at('2026-12-26T17:00:00'))).toBeUndefined();
  });
});
