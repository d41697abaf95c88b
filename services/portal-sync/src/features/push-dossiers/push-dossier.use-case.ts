import type { Clock } from '@tinhso/kernel';
import { inSpan, withTraceparent } from '@tinhso/observability';
import type { TransactionRunner } from '@tinhso/persistence';
import { dossierMessage } from '../../domain/dossier-message.js';
import { findingOf } from '../../domain/finding.errors.js';
import type { Finding } from '../../domain/finding.errors.js';
import { dishonesty } from '../../domain/honesty.js';
import { nextEntry, reportableUntil } from '../../domain/ledger.js';
import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';
import { putOffUntil } from '../../domain/put-off.js';
import type { DossierRecords } from '../../ports/dossier-records.js';
import type { LedgerReads, Ledgers, Outcome } from '../../ports/ledgers.js';
import type { PortalReport } from './portal-report.js';

export interface LedgerDesk {
  readonly transactions: TransactionRunner;
  readonly ledgers: Ledgers;
  readonly reads: LedgerReads;
}

/** Reports the next state of one dossier, or writes down why it may not be sent. */
export class PushDossierUseCase {
  constructor(
    private readonly desk: LedgerDesk, private readonly records: DossierRecords, private readonly report: PortalReport,
    private readonly clock: Clock, private readonly dossiersAt: string,
  ) {}

  /** False when nothing waits. An unavailable portal or service throws, and everything stays as it was. */
  async execute(): Promise<boolean> {
    const dossierId = await this.desk.reads.due(this.clock.now());
    const ledger = dossierId === undefined ? undefined : await this.desk.reads.one(dossierId);
    const entry = ledger && nextEntry(ledger);
    if (!ledger || !entry) return false;
    await withTraceparent(entry.traceparent, () => inSpan('push-dossier', { 'dossier.id': ledger.dossierId, 'portal.status': entry.status }, () => this.push(ledger, entry)));
    return true;
  }

  private async push(ledger: DossierLedger, entry: LedgerEntry): Promise<void> {
    const record = await this.records.of(ledger.dossierId);
    if (!record) return this.notTaken(ledger, entry, 'portal-sync/record-missing');
    const message = dossierMessage(ledger, entry, record, this.dossiersAt);
    const before = reportableUntil(ledger, entry.sequence).filter(({ sequence }) => sequence < entry.sequence);
    const claim = dishonesty(message, { record, entry, before });
    if (claim) return this.settle(ledger, entry, { state: 'refused', at: this.clock.now(), finding: findingOf(claim) });
    const answer = await this.report.send(ledger, entry, record, message);
    if (answer.taken) return this.settle(ledger, entry, { state: 'accepted', at: this.clock.now() });
    return this.notTaken(ledger, entry, 'portal-sync/portal-refused', answer.message.slice(0, 300));
  }

  /** Later and later, and at last not any more; the dossier's next state is then tried on its own. */
  private notTaken(ledger: DossierLedger, entry: LedgerEntry, finding: Finding, portalSaid?: string): Promise<void> {
    const retryAt = putOffUntil(ledger.attempts + 1, this.clock.now());
    if (retryAt) return this.desk.transactions.run(async (tx) => this.desk.ledgers.putOff(tx, ledger, retryAt));
    return this.settle(ledger, entry, { state: 'refused', at: this.clock.now(), finding, ...(portalSaid ? { portalSaid } : {}) });
  }

  private settle(ledger: DossierLedger, entry: LedgerEntry, outcome: Outcome): Promise<void> {
    return this.desk.transactions.run(async (tx) => this.desk.ledgers.settle(tx, ledger, entry, outcome));
  }
}
