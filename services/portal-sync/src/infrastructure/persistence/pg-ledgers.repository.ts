import { auditChange } from '@tinhso/audit';
import { dossierSynchronised } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import { outboxChange } from '@tinhso/events';
import { newId, systemActor } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import type { Fact } from '../../domain/add-entry.js';
import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';
import type { Ledgers, Outcome } from '../../ports/ledgers.js';
import { countPublished, insertEntry, putOff, settleEntry, touchLedger } from './ledger-changes.js';
import { ledgerSelect, toLedger } from './ledger.row.js';
import type { LedgerRow } from './ledger.row.js';

const synchronised = (ledger: DossierLedger, entry: LedgerEntry, at: Date) => ({
  id: newId(), type: dossierSynchronised.type, topic: dossierSynchronised.topic, subject: ledger.dossierId, sequence: ledger.published + 1,
  aggregateVersion: ledger.version + 1, time: at.toISOString(), ...(entry.traceparent ? { traceparent: entry.traceparent } : {}),
  data: { dossierId: ledger.dossierId, code: ledger.code ?? '', portalStatus: entry.status, synchronisedAt: at.toISOString() } satisfies DataOf<typeof dossierSynchronised>,
});

/** A settled state, the event that tells of it and the audit record are one statement. */
export class PgLedgersRepository implements Ledgers {
  async find(tx: Tx, dossierId: string): Promise<DossierLedger | undefined> {
    const [row] = await tx.read<LedgerRow>({ name: 'ledger_find', text: `${ledgerSelect} where l.dossier_id = $1`, values: [dossierId] });
    return row && toLedger(row);
  }

  append(tx: Tx, fact: Fact, entry: LedgerEntry): void {
    tx.add(touchLedger(fact));
    tx.add(insertEntry(entry));
  }

  settle(tx: Tx, ledger: DossierLedger, entry: LedgerEntry, outcome: Outcome): void {
    const accepted = outcome.state === 'accepted';
    tx.add(settleEntry(ledger, entry, outcome));
    tx.add(countPublished(ledger, accepted ? 1 : 0));
    if (accepted) tx.add(outboxChange([synchronised(ledger, entry, outcome.at)], 'dossier_ledger'));
    const traceId = entry.traceparent?.split('-')[1];
    tx.add(auditChange([{
      actorId: systemActor('portal-sync').id, action: 'synchronisation:push', resourceType: 'dossier', resourceId: ledger.dossierId,
      outcome: accepted ? 'granted' : 'refused', details: { status: entry.status, ...(accepted ? {} : { finding: outcome.finding }) }, ...(traceId ? { traceId } : {}),
    }], 'dossier_ledger'));
  }

  putOff(tx: Tx, ledger: DossierLedger, retryAt: Date): void {
    tx.add(putOff(ledger, retryAt));
  }
}
