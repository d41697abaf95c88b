import { Type } from '@sinclair/typebox';
import type { TProperties } from '@sinclair/typebox';
import { contract } from './contract.js';

const instant = Type.String({ format: 'date-time' });
const bill = { billId: Type.String({ format: 'uuid' }), dossierId: Type.String({ format: 'uuid' }), amount: Type.Integer({ minimum: 0, description: 'đồng' }) };
const billEvent = <P extends TProperties>(type: string, vi: string, en: string, data: P) =>
  contract({ type, topic: 'payments.bill.events', owner: 'payments', meaning: { vi, en }, data: Type.Object({ ...bill, ...data }) });

export const billIssued = billEvent('bill.issued.v1', 'Đã lập khoản phải nộp', 'A bill was issued', { expiresAt: instant, issuedAt: instant });
export const paymentReceived = billEvent('payment.received.v1', 'Đã nhận tiền', 'The payment platform confirmed the money', {
  provider: Type.String(), channel: Type.Union([Type.Literal('online'), Type.Literal('counter-link')]), receivedAt: instant,
});
export const refundDue = billEvent('refund.due.v1', 'Phải hoàn trả tiền', 'Money must be paid back', {
  reason: Type.Union([Type.Literal('late-payment'), Type.Literal('refused'), Type.Literal('withdrawn'), Type.Literal('duplicate')]), dueSince: instant,
});
