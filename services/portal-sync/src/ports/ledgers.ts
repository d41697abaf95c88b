import type { Tx } from '@tinhso/persistence';
import type { Fact } from '../domain/add-entry.js';
import type { DossierLedger, LedgerEntry } from '../domain/ledger.js';

export type Outcome = { readonly state: 'accepted'; readonly at: Date } | { readonly state: 'refused'; readonly at: Date; readonly finding: string; readonly portalSaid?: string };

/** The ledger of what the portal was told: one row per state of a dossier. */
export interface Ledgers {
  find(tx: Tx, dossierId: string): Promise<DossierLedger | undefined>;
  /** Appends a state. */
  append(tx: Tx, fact: Fact, entry: LedgerEntry): void;
  /** Settles a waiting state once; an accepted one is published in the same commit. */
  settle(tx: Tx, ledger: DossierLedger, entry: LedgerEntry, outcome: Outcome): void;
  /** Puts a dossier off after an attempt that failed for its own sake. */
  putOff(tx: Tx, ledger: DossierLedger, retryAt: Date): void;
}

/** Reads outside a unit of work. */
export interface LedgerReads {
  one(dossierId: string): Promise<DossierLedger | undefined>;
  /** The dossier whose turn it is: the one that has waited longest and is not put off. */
  due(at: Date): Promise<string | undefined>;
}
