/** `waiting` goes out in its turn; the others are settled for good. */
export type EntryState = 'waiting' | 'accepted' | 'refused' | 'not-reportable';

/** Times of the fact that the portal is told, as the event gave them. */
export interface EntryFacts {
  readonly dueAt?: string;
  readonly resultNumber?: string;
}

/** One state of one dossier, as the ledger keeps it. */
export interface LedgerEntry {
  /** Sequence of the event that brought it; the order of the dossier's states. */
  readonly sequence: number;
  readonly kind: EntryKind;
  /** TrangThaiHoSo, 1–10. */
  readonly status: string;
  readonly at: string;
  readonly state: EntryState;
  readonly facts: EntryFacts;
  /** Code of the sentence that says why it was refused. */
  readonly finding?: string;
  /** What the portal answered, where the portal refused it. */
  readonly portalSaid?: string;
  readonly settledAt?: string;
  readonly traceparent?: string;
}

export const entryKinds = [
  'accepted', 'assigned', 'supplement-requested', 'supplemented', 'approved', 'result-issued', 'result-delivered', 'result-revoked', 'withdrawn', 'lapsed', 'refused',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A dossier with everything the portal was or will be told of it. */
export interface DossierLedger {
  readonly dossierId: string;
  readonly version: number;
  /** How many events were published of it. */
  readonly published: number;
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly code?: string;
  readonly attempts: number;
  readonly retryAt?: Date;
  /** In order of their sequence. */
  readonly entries: readonly LedgerEntry[];
}

/** The state that goes out next. */
export const nextEntry = ({ entries }: DossierLedger): LedgerEntry | undefined => entries.find(({ state }) => state === 'waiting');

/** States of the dossier that the portal may know, up to and including one. */
export const reportableUntil = ({ entries }: DossierLedger, sequence: number): readonly LedgerEntry[] =>
  entries.filter((entry) => entry.state !== 'not-reportable' && entry.sequence <= sequence);
