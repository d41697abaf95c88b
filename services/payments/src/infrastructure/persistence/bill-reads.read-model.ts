import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page } from '@tinhso/persistence';
import type { Bill } from '../../domain/bill.js';
import type { BillReads, ReceiptNumber, RefundEntry } from '../../ports/bill-reads.js';
import { billSelect, toBill } from './bill.row.js';
import type { BillRow } from './bill.row.js';

interface RefundRow {
  txn_ref: string; bill_id: string; dossier_id: string; request_reference: string; reason: string; amount: string; due_since: Date;
}

const toEntry = (row: RefundRow): RefundEntry => ({
  billId: row.bill_id, dossierId: row.dossier_id, requestReference: row.request_reference, txnRef: row.txn_ref, reason: row.reason,
  amount: Number(row.amount), dueSince: row.due_since.toISOString(),
});

export class PgBillReads implements BillReads {
  constructor(private readonly pool: () => Pool, private readonly cursors: Cursors) {}

  async one(id: string): Promise<Bill | undefined> {
    const [row] = await readNamed<BillRow>(this.pool(), { name: 'bill_read', text: `${billSelect} where b.id = $1`, values: [id] });
    return row && toBill(row);
  }

  async ofDossier(dossierId: string): Promise<Bill | undefined> {
    const [row] = await readNamed<BillRow>(this.pool(), { name: 'bill_read_of_dossier', text: `${billSelect} where b.dossier_id = $1`, values: [dossierId] });
    return row && toBill(row);
  }

  async receipt(billId: string): Promise<ReceiptNumber | undefined> {
    const [row] = await readNamed<ReceiptNumber>(this.pool(), { name: 'receipt_read', text: 'select year, number from receipt where bill_id = $1', values: [billId] });
    return row;
  }

  async overdue(at: Date, limit: number): Promise<readonly string[]> {
    const rows = await readNamed<{ id: string }>(this.pool(), {
      name: 'bill_overdue', text: `select id from bill where status = 'open' and expires_at <= $1 order by expires_at limit $2`, values: [at.toISOString(), limit],
    });
    return rows.map(({ id }) => id);
  }

  async refunds(visible: Visible, { limit, cursor }: { readonly limit: number; readonly cursor?: string }): Promise<Page<RefundEntry>> {
    const [since, txnRef] = cursor ? this.cursors.decode(cursor) : [null, null];
    const rows = await readNamed<RefundRow>(this.pool(), {
      name: 'refund_list',
      text: `select r.txn_ref, r.bill_id, b.dossier_id, b.request_reference, r.reason, r.amount, r.due_since
             from refund r join bill b on b.id = r.bill_id
             where ($1 or r.agency_code = any($2::text[])) and (r.due_since, r.txn_ref) > (coalesce($3::timestamptz, '-infinity'), coalesce($4, ''))
             order by r.due_since, r.txn_ref limit $5`,
      values: [visible.all, visible.agencyCodes, since, txnRef, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, (row) => [row.due_since.toISOString(), row.txn_ref], toEntry);
  }
}
