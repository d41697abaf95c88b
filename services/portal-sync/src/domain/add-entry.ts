import type { DossierLedger, EntryFacts, EntryKind, LedgerEntry } from './ledger.js';
import { isReportable, statusOf } from './portal-status.js';

/** A fact about a dossier, as its event told it. */
export interface Fact {
  readonly dossierId: string;
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly code?: string;
  readonly facts: EntryFacts;
  readonly traceparent?: string;
}

/** The entry that a fact becomes; one dossier state each, in the order of the dossier's events. */
export function entryOf(fact: Fact, ledger: DossierLedger | undefined): LedgerEntry {
  const before = (ledger?.entries ?? []).filter((entry) => entry.sequence < fact.sequence);
  return {
    sequence: fact.sequence, kind: fact.kind, status: statusOf(fact.kind, before), at: fact.at, facts: fact.facts,
    state: isReportable(fact.kind, ledger) ? 'waiting' : 'not-reportable', ...(fact.traceparent ? { traceparent: fact.traceparent } : {}),
  };
}
