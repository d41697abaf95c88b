import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import type { DossierBills, NotedBill, Overdue, OverdueDossiers } from '../../ports/dossier-bills.js';

export class PgDossierBills implements DossierBills {
  note(tx: Tx, { dossierId, billId, expiresAt }: NotedBill): void {
    tx.add({
      name: 'dossier_bill',
      text: `insert into dossier_bill (dossier_id, bill_id, expires_at) values ($1, $2, $3)
             on conflict (dossier_id) do update set bill_id = excluded.bill_id, expires_at = excluded.expires_at returning 1`,
      values: [dossierId, billId, expiresAt],
    });
  }
}

export class PgOverdueDossiers implements OverdueDossiers {
  constructor(private readonly pool: () => Pool) {}

  find(at: Date, limit: number): Promise<Overdue[]> {
    return readNamed<Overdue>(this.pool(), {
      name: 'dossiers_overdue',
      text: `(select d.id, 'bill-expired' as reason from dossier_bill b join dossier d on d.id = b.dossier_id
              where b.expires_at < $1::timestamptz and d.business = 'submitted' and d.financial = 'waiting' order by b.expires_at limit $2)
             union all
             (select id, 'supplement-unanswered' from dossier
              where business = 'supplement-requested' and casework->'supplement'->>'answerBefore' < $3
              order by casework->'supplement'->>'answerBefore' limit $2)`,
      values: [at, limit, at.toISOString()],
    });
  }
}
