/**
 * Declared by a consumer whose tables hold nothing but what its events say: then they can be made anew from the log.
 * Its handler names them without a schema, and writes and reads them through its transaction only.
 */
export interface ReadModel {
  /** Nothing else writes them, and no table beside them refers to them. */
  readonly tables: readonly string[];
  /** `<table>.<column>` that depends on when or in which order events were taken: not compared. */
  readonly incidental?: readonly string[];
  /** Tables with a row before the first event; it is copied, and `reset` brings it back to how it began. */
  readonly reset?: readonly string[];
  /** Set when others hold on to what is incidental, so that the tables may be compared with the log but not exchanged. */
  readonly keptBecause?: string;
}

export type Exchange = 'when-equal' | 'always' | 'never';

export interface TableComparison {
  readonly table: string;
  readonly rows: { readonly live: number; readonly rebuilt: number };
  readonly checksum: { readonly live: string; readonly rebuilt: string };
}

/** What came of a replay. */
export interface ReplayOutcome {
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly tables: readonly TableComparison[];
  readonly equal: boolean;
  readonly exchanged: boolean;
  /** Where the tables that differ can be looked at until the next replay. */
  readonly left?: string;
}
