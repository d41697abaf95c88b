import type { Attempt, Bill, Refund } from '../../domain/bill.js';

type Stored<T> = { readonly [Key in keyof T]: T[Key] extends Date ? string : T[Key] };

export interface BillRow {
  id: string; version: number; published: number; dossier_id: string; request_reference: string; procedure_code: string; agency_code: string;
  channel: Bill['channel']; amount: string; status: Bill['status']; issued_at: Date; expires_at: Date; paid_at: Date | null;
  transaction_no: string | null; closed_because: string | null; attempts: Stored<Attempt>[] | null; refunds: Stored<Refund>[] | null;
}

/** Attempts and refunds come in the same read, so that all three are of one version. */
export const billSelect = `select b.id, b.version, b.published, b.dossier_id, b.request_reference, b.procedure_code, b.agency_code, b.channel, b.amount,
    b.status, b.issued_at, b.expires_at, b.paid_at, b.transaction_no, b.closed_because,
    (select jsonb_agg(jsonb_build_object('txnRef', a.txn_ref, 'openedAt', a.opened_at, 'expiresAt', a.expires_at, 'outcome', a.outcome) order by a.opened_at, a.txn_ref)
     from payment_attempt a where a.bill_id = b.id) as attempts,
    (select jsonb_agg(jsonb_build_object('txnRef', r.txn_ref, 'reason', r.reason, 'amount', r.amount, 'dueSince', r.due_since) order by r.due_since)
     from refund r where r.bill_id = b.id) as refunds
  from bill b`;

export const toBill = (row: BillRow): Bill => ({
  id: row.id, version: row.version, published: row.published, dossierId: row.dossier_id, requestReference: row.request_reference,
  procedureCode: row.procedure_code, agencyCode: row.agency_code, channel: row.channel, amount: Number(row.amount), status: row.status,
  issuedAt: row.issued_at, expiresAt: row.expires_at,
  ...(row.paid_at ? { paidAt: row.paid_at } : {}), ...(row.transaction_no ? { transactionNo: row.transaction_no } : {}),
  ...(row.closed_because ? { closedBecause: row.closed_because } : {}),
  attempts: (row.attempts ?? []).map((attempt) => ({ ...attempt, openedAt: new Date(attempt.openedAt), expiresAt: new Date(attempt.expiresAt) })),
  refunds: (row.refunds ?? []).map((refund) => ({ ...refund, dueSince: new Date(refund.dueSince) })),
});
