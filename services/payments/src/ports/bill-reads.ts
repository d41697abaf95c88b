import type { Bill } from '../domain/bill.js';
import type { Page } from '@tinhso/persistence';
import type { Visible } from '@tinhso/auth';

export interface ReceiptNumber {
  readonly year: number;
  readonly number: number;
}

export interface RefundEntry {
  readonly billId: string;
  readonly dossierId: string;
  readonly requestReference: string;
  readonly txnRef: string;
  readonly reason: string;
  readonly amount: number;
  readonly dueSince: string;
}

/** Read side of bills. */
export interface BillReads {
  one(id: string): Promise<Bill | undefined>;
  ofDossier(dossierId: string): Promise<Bill | undefined>;
  receipt(billId: string): Promise<ReceiptNumber | undefined>;
  /** Bills whose time is over, the oldest first. */
  overdue(at: Date, limit: number): Promise<readonly string[]>;
  /** Money owed back, the oldest first. */
  refunds(visible: Visible, request: { readonly limit: number; readonly cursor?: string }): Promise<Page<RefundEntry>>;
}
