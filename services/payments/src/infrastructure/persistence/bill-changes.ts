import type { Change } from '@tinhso/persistence';
import type { Bill } from '../../domain/bill.js';
import type { BillEvent } from '../../domain/bill.events.js';

export const insertBill = (bill: Bill, published: number): Change => ({
  name: 'bill', expectRows: 1,
  text: `insert into bill (id, version, published, dossier_id, request_reference, procedure_code, agency_code, channel, amount, status, issued_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
  values: [
    bill.id, bill.version, published, bill.dossierId, bill.requestReference, bill.procedureCode, bill.agencyCode, bill.channel, bill.amount,
    bill.status, bill.issuedAt.toISOString(), bill.expiresAt.toISOString(),
  ],
});

/** Hits only when nobody changed the bill since it was read. */
export const updateBill = (bill: Bill, published: number): Change => ({
  name: 'bill', expectRows: 1,
  text: `update bill set version = $2, published = $3, status = $4, paid_at = $5, transaction_no = $6, closed_because = $7
         where id = $1 and version = $2 - 1 returning id`,
  values: [bill.id, bill.version, published, bill.status, bill.paidAt?.toISOString() ?? null, bill.transactionNo ?? null, bill.closedBecause ?? null],
});

export const keepAttempts = (bill: Bill): Change => ({
  name: 'payment_attempt', after: 'bill',
  text: `insert into payment_attempt (txn_ref, bill_id, opened_at, expires_at, outcome)
         select a->>'txnRef', b.id, (a->>'openedAt')::timestamptz, (a->>'expiresAt')::timestamptz, a->>'outcome'
         from {{after}} b, jsonb_array_elements($1::jsonb) as given (a)
         on conflict (txn_ref) do update set outcome = excluded.outcome returning txn_ref`,
  values: [JSON.stringify(bill.attempts)],
});

export const keepRefunds = (bill: Bill): Change => ({
  name: 'refund', after: 'bill',
  text: `insert into refund (txn_ref, bill_id, agency_code, reason, amount, due_since)
         select r->>'txnRef', b.id, $1, r->>'reason', (r->>'amount')::bigint, (r->>'dueSince')::timestamptz
         from {{after}} b, jsonb_array_elements($2::jsonb) as given (r)
         on conflict (txn_ref) do nothing returning txn_ref`,
  values: [bill.agencyCode, JSON.stringify(bill.refunds)],
});

export const appendHistory = (bill: Bill, events: readonly BillEvent[], actorId: string): Change => ({
  name: 'bill_history', after: 'bill',
  text: `insert into bill_history (bill_id, version, place, type, at, actor_id, data)
         select b.id, $1, place, e->>'type', (e->>'at')::timestamptz, $2, e->'data'
         from {{after}} b, jsonb_array_elements($3::jsonb) with ordinality as given (e, place) returning 1`,
  values: [bill.version, actorId, JSON.stringify(events)],
});

/** Receipts count from 1 in each agency's year (NĐ 254/2026); numbered in the payment's own commit, so none is ever missing. */
export const numberReceipt = (bill: Bill, year: number): readonly Change[] => [
  {
    name: 'receipt_counter', after: 'bill',
    text: `insert into receipt_counter as c (agency_code, year, last) select $1, $2, 1 from {{after}}
           on conflict (agency_code, year) do update set last = c.last + 1 returning agency_code, year, last`,
    values: [bill.agencyCode, year],
  },
  {
    name: 'receipt', after: 'receipt_counter', expectRows: 1,
    text: 'insert into receipt (bill_id, agency_code, year, number) select $1, c.agency_code, c.year, c.last from {{after}} c returning number',
    values: [bill.id],
  },
];
