import type { Tx } from '@tinhso/persistence';
import type { ReceivedMessage } from '../transport.js';

/** Why an event stands aside: not an event, refused by a rule, failed again and again, or behind another of its key. */
export type ParkingReason = 'unreadable' | 'broken-rule' | 'failed' | 'behind';

export interface Parked {
  readonly message: ReceivedMessage;
  readonly eventId?: string;
  readonly reason: ParkingReason;
  readonly error: unknown;
  readonly attempts: number;
}

/** Where events wait for a person, with their original bytes. */
export interface ParkingStore {
  /** The keys, of those given, that have a parked event of the group. */
  keysAmong(group: string, topic: string, keys: readonly string[]): Promise<Set<string>>;
  /**
   * Claims the event in the inbox and sets it aside, both or neither: an event is effected or parked, whoever else works on
   * it at the same moment. `effected` when it took effect before; `free`, for one that is parked `behind`, when nothing of
   * its key is parked any more: then nothing was kept and it has its turn. Safe to repeat.
   */
  park(group: string, parked: Parked): Promise<'parked' | 'effected' | 'free'>;
}

/** Which events have taken effect in a group or are parked. */
export interface InboxStore {
  has(group: string, eventId: string): Promise<boolean>;
}

export type Apply = (effect: (tx: Tx) => Promise<void>) => Promise<void>;

/** Many events in one transaction. */
export interface ProjectionStore {
  /**
   * Claims the events in the inbox and hands those that it did not hold yet to the work, which applies their effects one
   * after another; commits when the work is done, and keeps nothing when anything failed. Throws when one that the inbox
   * held is parked: then its key stands still.
   */
  together(group: string, eventIds: readonly string[], work: (fresh: Set<string>, apply: Apply) => Promise<void>): Promise<void>;
}

/** What a group keeps beside its effects, in one database with them. */
export interface ConsumerStores {
  readonly parking: ParkingStore;
  readonly inbox: InboxStore;
  readonly projections: ProjectionStore;
}
