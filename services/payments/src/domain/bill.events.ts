import type { DomainEvent } from '@tinhso/kernel';

export type RefundReason = 'late-payment' | 'refused' | 'withdrawn' | 'duplicate';

export type BillIssued = DomainEvent<'BillIssued', { readonly amount: number; readonly expiresAt: Date }>;
export type AttemptOpened = DomainEvent<'AttemptOpened', { readonly txnRef: string; readonly expiresAt: Date }>;
export type AttemptFailed = DomainEvent<'AttemptFailed', { readonly txnRef: string; readonly providerCode: string }>;
export type PaymentReceived = DomainEvent<'PaymentReceived', { readonly txnRef: string; readonly transactionNo: string }>;
export type RefundFellDue = DomainEvent<'RefundFellDue', { readonly txnRef: string; readonly reason: RefundReason; readonly amount: number }>;
export type BillExpired = DomainEvent<'BillExpired', Record<string, never>>;
export type BillCancelled = DomainEvent<'BillCancelled', { readonly reason: string }>;

export type BillEvent = BillIssued | AttemptOpened | AttemptFailed | PaymentReceived | RefundFellDue | BillExpired | BillCancelled;
