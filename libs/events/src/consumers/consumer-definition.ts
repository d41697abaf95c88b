import type { Tx } from '@tinhso/persistence';
import type { IncomingEvent } from '../incoming-event.js';
import type { ReadModel } from '../replay/read-model.js';

/**
 * Whether a consumer of these types takes an event. Of two versions of one fact, published side by side, who reads both takes
 * the newer and passes over the older.
 */
export const isWanted = (types: readonly string[] | undefined, { type, newerForm }: { readonly type: string; readonly newerForm?: string }): boolean =>
  types === undefined || (types.includes(type) && !(newerForm !== undefined && types.includes(newerForm)));

/** What a service does about other services' events. */
export interface ConsumerDefinition {
  /** `<service>.<purpose>`: the consumer group, and the name in the inbox. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Names without prefix; events of other types are passed over. All types when left out. */
  readonly types?: readonly string[];
  /** Reactions take one transaction per event, keys side by side; projections take a whole batch in one. */
  readonly kind: 'reaction' | 'projection';
  /** Lets later events of a parked key through; only for work to which order means nothing. */
  readonly toleratesGaps?: boolean;
  /**
   * Adds the effect to the transaction; the inbox row is in it already, so the effect happens once however often the
   * event comes. A `DomainError` parks the event, an unavailable dependency makes its key wait.
   */
  readonly handle: (event: IncomingEvent, tx: Tx) => Promise<void>;
  /** Set when what it writes is a read model that can be made anew from the log. */
  readonly readModel?: ReadModel;
  /** A hint after the commit, to wake who waits for the effect in this process. After a crash it never comes: nothing may rest on it. */
  readonly effected?: (event: IncomingEvent) => void;
}
