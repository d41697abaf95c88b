import { ConsumerMembers } from '@tinhso/events';
import type { BatchControl, ConsumerStores, EventTransport, Parked, ParkingStore } from '@tinhso/events';
import type { Change } from '@tinhso/persistence';
import type { Database } from '../engine/database.ts';
import type { Parts } from '../engine/replica.ts';
import { autocommit, memoryConsumerStores, MemoryTransactions } from '../engine/stores.ts';
import type { Link } from '../engine/stores.ts';

const isInbox = ({ name, values }: Change): boolean => name === 'inbox' && values[0] !== 'command';

/** The inbox row and the effect each in a transaction of its own. */
const apart = (inboxFirst: boolean): Parts['transactions'] => (database, link, afterCommit) => new (class extends MemoryTransactions {
  protected override async commit(changes: readonly Change[]): Promise<void> {
    const parts = [changes.filter(isInbox), changes.filter((change) => !isInbox(change))].filter((part) => part.length > 0);
    for (const part of inboxFirst ? parts : parts.reverse()) await super.commit(part);
  }
})(database, link, afterCommit);

export const inboxBeforeEffect = apart(true);
export const inboxAfterEffect = apart(false);

type Transport = Pick<EventTransport, 'ensureTopics' | 'subscribe'>;

const controlled = (change: (control: BatchControl, last: number, positions: readonly number[]) => BatchControl): Parts['members'] => (settings, stores, process) => {
  const { transport } = settings;
  const wrong: Transport = {
    ensureTopics: (topics) => transport.ensureTopics(topics),
    subscribe: (options) => transport.subscribe({ ...options, onBatch: (batch, control) => {
      const positions = batch.messages.map(({ position }) => position);
      return options.onBatch(batch, change(control, positions.at(-1) as number, positions));
    } }),
  };
  return new ConsumerMembers({ ...settings, transport: wrong }, stores, process.timers);
};

/** Acknowledges the batch when it gets it. */
export const acknowledgesFirst = controlled((control, last) => {
  control.acknowledge(last);
  void control.heartbeat();
  return control;
});

/** Acknowledges one more than is finished whenever anything is. */
export const acknowledgesOverAHole = controlled((control, last) => ({
  acknowledge: (position) => control.acknowledge(Math.min(position + 1, last)), heartbeat: () => control.heartbeat(), isStale: () => control.isStale(),
}));

const withParking = (wrong: (right: ParkingStore, database: Database, link: Link) => Partial<ParkingStore>): Parts['stores'] => (database, link): ConsumerStores => {
  const stores = memoryConsumerStores(database, link);
  const right = stores.parking;
  return { ...stores, parking: { keysAmong: (...args) => right.keysAmong(...args), park: (...args) => right.park(...args), ...wrong(right, database, link) } };
};

/** Never asks whether something of the key is parked. */
export const letsKeysPass = withParking(() => ({ keysAmong: () => Promise.resolve(new Set<string>()) }));

/** Looks whether the event took effect, and parks it without a claim on it: as `where not exists` does. */
export const parksWithoutClaim = withParking((_, database, link) => ({
  park: async (group: string, { message, eventId, reason }: Parked) => {
    const { topic, partition, position, key } = message;
    await link.call<void>('park', (reply) => autocommit(database, link, (transaction, done) => {
      const effected = database.inbox.has(`${group} ${eventId}`) && database.inbox.get(`${group} ${eventId}`) === undefined;
      const known = (): boolean => database.parked.some((row) => row.group === group && row.topic === topic
        && (row.eventId === undefined ? row.partition === partition && row.position === position : row.eventId === eventId));
      transaction.onCommit(() => { if (!effected && !known()) database.addParked({ group, topic, partition, position, key, eventId, reason }); });
      done();
    }, reply));
    return 'parked' as const;
  },
}));
