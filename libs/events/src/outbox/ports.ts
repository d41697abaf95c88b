import type { OutgoingEvent } from '../outgoing-event.js';

export interface OutboxRow extends OutgoingEvent {
  readonly seq: string;
}

/** The rows that wait to be published. */
export interface OutboxStore {
  /**
   * The oldest committed events by `seq`, without those behind a refused one of their aggregate; `full` says that there
   * may be more. Always from the lowest: rows of different aggregates become visible out of order. Nothing for an owner who
   * does not hold the lease, by the store's own clock: the asker's may have stood still.
   */
  next(owner: string): Promise<{ rows: OutboxRow[]; full: boolean }>;
  /** Safe to repeat. */
  remove(seqs: readonly string[]): Promise<void>;
  /** Keeps an event that the transport will never take, and holds its aggregate's later events behind it. */
  refuse(seq: string, reason: string): Promise<void>;
}

/** One holder at a time, by the store's own clock. */
export interface LeaseStore {
  /**
   * Takes the lease when it is free, run out or ours already, for so long from now; the epoch rises when it changes hands,
   * and is at least `floor`.
   */
  acquire(owner: string, leaseMs: number, floor?: number): Promise<number | undefined>;
  /** Frees the lease if it is the owner's. */
  release(owner: string): Promise<void>;
}
