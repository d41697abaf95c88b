import { Type } from '@sinclair/typebox';
import type { Bill } from './domain/bill.js';

/** What knowing a bill's id shows: nothing of the person and nothing of the answers. */
export const billView = Type.Object({
  id: Type.String({ format: 'uuid' }), procedureCode: Type.String(), requestReference: Type.String(), amount: Type.Integer({ description: 'đồng' }),
  status: Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('expired'), Type.Literal('cancelled')]),
  issuedAt: Type.String({ format: 'date-time' }), expiresAt: Type.String({ format: 'date-time' }), paidAt: Type.Optional(Type.String({ format: 'date-time' })),
  refundDue: Type.Boolean({ description: 'money was received that must be paid back' }),
});

export const exampleBill = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', procedureCode: '2.000635', requestReference: 'YC-261123-7K3M9P', amount: 16_000, status: 'open',
  issuedAt: '2026-11-23T02:00:00.000Z', expiresAt: '2026-11-26T10:00:00.000Z', refundDue: false,
};

/** An open bill whose time is over is shown as expired, also before the timer has been there. */
export const viewOf = (bill: Bill, now: Date) => ({
  id: bill.id, procedureCode: bill.procedureCode, requestReference: bill.requestReference, amount: bill.amount,
  status: bill.status === 'open' && bill.expiresAt <= now ? 'expired' as const : bill.status,
  issuedAt: bill.issuedAt.toISOString(), expiresAt: bill.expiresAt.toISOString(), ...(bill.paidAt ? { paidAt: bill.paidAt.toISOString() } : {}),
  refundDue: bill.refunds.length > 0,
});

export type BillView = ReturnType<typeof viewOf>;
