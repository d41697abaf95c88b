import { describe, expect, it } from '@jest/globals';
import { ConsumerMembers, envelopeSettings, toMessage } from '@tinhso/events';
import type { BatchControl, ConsumerDefinition, ConsumerStores, ReceivedMessage, SubscribeOptions } from '@tinhso/events';
import { DomainError } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { effectChange } from './engine/changes.js';
import { Database } from './engine/database.js';
import { memoryConsumerStores, MemoryTransactions } from './engine/stores.js';
import type { Link } from './engine/stores.js';

const direct: Link = {
  name: 'direct', now: () => performance.now(), onDeath: () => () => undefined, later: (work) => { queueMicrotask(work); },
  call: (_, operation) => new Promise((resolve, reject) => { operation((error, value) => (error ? reject(error) : resolve(value as never))); }),
};

const topic = 'meanwhile.dossier.events';
const messages: ReceivedMessage[] = ['d1', 'd1', 'other', 'd1'].map((subject, position) => ({
  partition: 0, position, ...toMessage({
    id: `e${position}`, type: 'dossier.changed.v1', subject, sequence: position + 1, aggregateVersion: position + 1, topic, data: {}, time: '2026-11-23T09:00:00+07:00',
  }, envelopeSettings('meanwhile')),
}));

/** Parks the first event as another member does, after this one has asked which keys are parked. */
const parkedAfterTheQuestion = (right: ConsumerStores): ConsumerStores => {
  let asked = 0;
  return { ...right, parking: {
    park: (...args) => right.parking.park(...args),
    keysAmong: async (...args) => {
      const answer = await right.parking.keysAmong(...args);
      asked += 1;
      if (asked === 1) await right.parking.park('meanwhile', { message: messages[0] as ReceivedMessage, eventId: 'e0', reason: 'failed', error: 'why', attempts: 3 });
      return answer;
    },
  } };
};

/** A member of a group that a test hands its batches to. */
async function memberOf(database: Database, stores: ConsumerStores, kind: ConsumerDefinition['kind'], handle: ConsumerDefinition['handle']): Promise<SubscribeOptions['onBatch']> {
  let onBatch: SubscribeOptions['onBatch'] = () => Promise.reject(new Error('nobody has subscribed'));
  const transport = { ensureTopics: () => Promise.resolve(), subscribe: (options: SubscribeOptions) => {
    ({ onBatch } = options);
    return Promise.resolve({ stop: () => Promise.resolve() });
  } };
  const settings = { transport, transactions: new MemoryTransactions(database, direct), backOff: { firstMs: 1, capMs: 5 } };
  await new ConsumerMembers(settings, stores).start([{ group: 'meanwhile', topics: [topic], kind, handle }]);
  return onBatch;
}

const effect: ConsumerDefinition['handle'] = (event, tx) => {
  tx.add(effectChange('meanwhile', event.id, event.subject, event.sequence));
  return Promise.resolve();
};

const controlOf = (acknowledged: number[]): BatchControl =>
  ({ acknowledge: (position) => { acknowledged.push(position); }, heartbeat: () => Promise.resolve(), isStale: () => false });

describe.each(['reaction', 'projection'] as const)('a member of a group, %s', (kind) => {
  it('parks the rest of a key of which another member has parked an event meanwhile', async () => {
    const database = new Database();
    const onBatch = await memberOf(database, parkedAfterTheQuestion(memoryConsumerStores(database, direct)), kind, effect);
    const acknowledged: number[] = [];
    await onBatch({ topic, partition: 0, messages }, controlOf(acknowledged));
    expect(database.effects.map(({ eventId }) => eventId)).toEqual(['e2']);
    expect(database.parked.map(({ eventId, reason }) => `${eventId} ${reason}`)).toEqual(['e0 failed', 'e1 behind', 'e3 behind']);
    expect(acknowledged.at(-1)).toBe(3);
  });

  it('keeps its partition until the key that waits is done: the others of the batch go on, later batches do not come', async () => {
    const database = new Database();
    let away = true;
    const onBatch = await memberOf(database, memoryConsumerStores(database, direct), kind, (event, tx) => {
      if (away && event.subject === 'd1') throw new DomainError('unavailable', 'test/away');
      return effect(event, tx);
    });
    const acknowledged: number[] = [];
    let over = false;
    const work = onBatch({ topic, partition: 0, messages }, controlOf(acknowledged)).then(() => { over = true; });
    await eventually(() => database.effects.length === 1);
    expect(database.effects.map(({ eventId }) => eventId)).toEqual(['e2']);
    expect([over, acknowledged]).toEqual([false, []]);
    away = false;
    await work;
    expect(database.effects.map(({ eventId }) => eventId)).toEqual(['e2', 'e0', 'e1', 'e3']);
    expect(acknowledged.at(-1)).toBe(3);
  });
});
