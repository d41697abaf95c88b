import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { DossierLedger } from '../../domain/ledger.js';
import type { LedgerReads } from '../../ports/ledgers.js';
import { ledgerSelect, toLedger } from './ledger.row.js';
import type { LedgerRow } from './ledger.row.js';

export class PgLedgerReads implements LedgerReads {
  constructor(private readonly pool: () => Pool) {}

  async one(dossierId: string): Promise<DossierLedger | undefined> {
    const [row] = await readNamed<LedgerRow>(this.pool(), { name: 'ledger_read', text: `${ledgerSelect} where l.dossier_id = $1`, values: [dossierId] });
    return row && toLedger(row);
  }

  async due(at: Date): Promise<string | undefined> {
    const [row] = await readNamed<{ dossier_id: string }>(this.pool(), {
      name: 'ledger_due',
      text: `select e.dossier_id from ledger_entry e join dossier_ledger l using (dossier_id)
             where e.state = 'waiting' and (l.retry_at is null or l.retry_at <= $1) order by e.written_at, e.dossier_id, e.sequence limit 1`,
      values: [at.toISOString()],
    });
    return row?.dossier_id;
  }
}
