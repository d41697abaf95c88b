import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import { eventually } from '@tinhso/testing';
import { ConsumerMembers, ConsumerRunner, envelopeSettings, openTransport, operationChange, OperationTable, OperationWorker, ParkedEvents, pgConsumerStores, redrive, RedriveTable, RedriveWork, toMessage } from '../src/index.js';
import type { ConsumerDefinition, EventOperation, EventTransport, IncomingEvent, ParkedFilter, ParkingStore, Redriven } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

let schema: ServiceSchema;
let transport: EventTransport;
let topic: string;
let group: string;
let recorded: Redriven[];
const workers: OperationWorker[] = [];
const running: { stop(): Promise<void> }[] = [];
const settings = envelopeSettings('events-test');

beforeAll(async () => {
  schema = await serviceSchema();
  transport = await openTransport({ kind: 'embedded', url: schema.transportUrl, pollMs: 50, leaseMs: 2_000 });
}, 90_000);

afterAll(async () => {
  await transport.stop();
  await schema.drop();
});

beforeEach(async () => {
  topic = `events-test.${newId()}.events`;
  group = `events-test.${newId()}`;
  recorded = [];
  await transport.ensureTopics([topic], 2);
  await schema.pool.query('delete from effect');
});

afterEach(async () => { workers.splice(0); await Promise.all(running.splice(0).map((one) => one.stop())); });

const pool = () => schema.pool;
const transactions = () => new PgTransactionRunner(pool);
const effect = (event: IncomingEvent, tx: Tx): void => tx.add({
  name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning at', values: [event.id, event.subject, event.sequence],
});

const consumer = (handle: (event: IncomingEvent, tx: Tx) => Promise<void> | void, over: Partial<ConsumerDefinition> = {}): ConsumerDefinition =>
  ({ group, topics: [topic], kind: 'reaction', handle: async (event, tx) => handle(event, tx), ...over });

const consume = async (definition: ConsumerDefinition): Promise<ConsumerRunner> => {
  const runner = new ConsumerRunner({ transport, pool, transactions: transactions(), backOff: { firstMs: 5, capMs: 50 } });
  running.push(runner);
  await runner.start([definition]);
  return runner;
};

const workerOn = (runner: ConsumerMembers, definition: ConsumerDefinition, leaseMs?: number): OperationWorker => {
  const table = new OperationTable(pool, leaseMs);
  // Committed with the outcome: what is recorded here stands for the audit.
  const record = (redriven: Redriven) => { recorded.push(redriven); return { name: 'record', text: 'select 1 as n', values: [] }; };
  const worker = new OperationWorker(table, redrive(table, new RedriveWork({ ...runner.deps, pool, definitions: () => [definition], record })), () => undefined);
  running.push(worker);
  worker.start();
  workers.push(worker);
  return worker;
};

const order = async (filter: ParkedFilter, perSecond = 2_000, tolerant: string[] = []): Promise<string> => {
  const id = newId();
  const table = new RedriveTable(pool);
  await transactions().run(async (tx) => {
    const selected = await table.count(tx, filter, tolerant);
    tx.add(operationChange({ id, kind: 'redrive', request: { ...filter }, actorId: 'operator', perSecond, selected }));
    tx.add(table.choose(id, filter, tolerant));
  });
  workers.forEach((worker) => worker.hint());
  return id;
};

const ended = async (id: string): Promise<EventOperation> => {
  let found: EventOperation | undefined;
  await eventually(async () => {
    found = await new OperationTable(pool).find(id);
    return found?.state !== 'running';
  }, { within: 30_000 });
  return found as EventOperation;
};

const publish = (subject: string, ...sequences: number[]): Promise<unknown> =>
  transport.publish(sequences.map((sequence) => toMessage(anEvent(subject, sequence, { topic }), settings)));
const effectsOf = async (subject: string): Promise<number[]> =>
  (await schema.pool.query<{ sequence: number }>('select sequence from effect where subject = $1 order by at', [subject])).rows.map((row) => row.sequence);
const parkedOf = async (key: string): Promise<{ id: number; sequence: number; reason: string; error: string; attempts: number }[]> =>
  (await new ParkedEvents(pool).list({ consumer: group, key }, 0, 1_000)).map(({ id, reason, error, attempts, position }) => ({ id, reason, error, attempts, sequence: position }));
/** Keys that stand although nothing of them failed and nobody is driving them. */
const behindNothing = async (): Promise<number> => (await schema.pool.query<{ n: number }>(`
  select count(*)::int as n from parked_event p where p.reason = 'behind'
    and not exists (select from parked_event b where b.consumer = p.consumer and b.key = p.key and b.position < p.position)
    and not exists (select from redrive_item i where i.consumer = p.consumer and i.key = p.key)`)).rows[0]?.n ?? 0;
const settled = (): Promise<boolean> => eventually(async () => (await transport.lag(group)) === 0, { within: 15_000 });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const refused = (): never => { throw new DomainError('conflict', 'test/never'); };

describe('re-drive', () => {
  it('drives a key from its first event on, in order, with what is parked behind it meanwhile, and then lets it flow', async () => {
    let mended = false;
    const definition = consumer((event, tx) => {
      if (!mended && event.subject === 'k') refused();
      effect(event, tx);
    });
    const runner = await consume(definition);
    await publish('k', 1, 2, 3);
    await publish('other', 1);
    await settled();
    expect(await parkedOf('k')).toHaveLength(3);
    mended = true;
    // Slow enough for the rest to come in the middle of it.
    const id = await order({ consumer: group, reason: 'broken-rule' }, 10);
    workerOn(runner, definition);
    await publish('k', 4, 5);
    await settled();
    const operation = await ended(id);
    expect(operation).toMatchObject({ state: 'finished', selected: 3, refused: 0 });
    expect(operation.done).toBeGreaterThanOrEqual(3);
    await publish('k', 6);
    await settled();
    expect(await effectsOf('k')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await parkedOf('k')).toEqual([]);
    expect(recorded.filter(({ result }) => result === 'effected').map(({ next }) => next.reason).slice(0, 3)).toEqual(['broken-rule', 'behind', 'behind']);
  });

  it('leaves no event behind an empty key, however publishing, parking and re-driving meet', async () => {
    const keys = upTo(4).map((n) => `k${n}`);
    const events = 25;
    let standing = 0;
    // Each event fails the first time it is tried, so every key is parked again and again while it grows.
    const tried = new Set<string>();
    const definition = consumer((event, tx) => {
      if (!tried.has(event.id)) { tried.add(event.id); if (event.sequence % 3 !== 0) refused(); }
      effect(event, tx);
    });
    const runner = await consume(definition);
    workerOn(runner, definition);
    workerOn(runner, definition);
    let published = false;
    const growing = (async () => {
      for (const sequence of upTo(events)) for (const key of keys) await publish(key, sequence);
      published = true;
    })();
    await eventually(async () => {
      await order({ consumer: group });
      standing += await behindNothing();
      return published && (await transport.lag(group)) === 0 && (await new ParkedEvents(pool).list({ consumer: group }, 0, 1)).length === 0;
    }, { within: 60_000, every: 20 });
    await growing;
    expect(standing).toBe(0);
    for (const key of keys) expect(await effectsOf(key)).toEqual(upTo(events));
  }, 90_000);

  it('gives an event its turn whose key was emptied between being found parked and being parked behind', async () => {
    let mended = false;
    let found = false;
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => { goOn = resolve; });
    const definition = consumer((event, tx) => (mended ? effect(event, tx) : refused()));
    const stores = pgConsumerStores(pool);
    const parking: ParkingStore = {
      keysAmong: (...asked) => stores.parking.keysAmong(...asked),
      park: async (asked, parked) => {
        if (parked.reason === 'behind') { found = true; await gate; }
        return stores.parking.park(asked, parked);
      },
    };
    const members = new ConsumerMembers({ transport, transactions: transactions() }, { ...stores, parking });
    running.push(members);
    await members.start([definition]);
    await publish('late', 1);
    await settled();
    mended = true;
    await publish('late', 2, 3);
    await eventually(() => found);
    workerOn(members, definition);
    expect(await ended(await order({ consumer: group }))).toMatchObject({ done: 1 });
    goOn();
    await settled();
    expect(await effectsOf('late')).toEqual([1, 2, 3]);
    expect(await parkedOf('late')).toEqual([]);
  });

  it('waits for a re-drive under way before it parks an event behind what may just be taking effect', async () => {
    const definition = consumer(() => refused());
    await consume(definition);
    await publish('w', 1);
    await settled();
    const { parking } = pgConsumerStores(pool);
    const event = anEvent('w', 2, { topic });
    const message = { ...toMessage(event, settings), partition: 0, position: 1_000 };
    const driving = await schema.pool.connect();
    await driving.query('begin');
    await driving.query('delete from parked_event where consumer = $1', [group]);
    let answer: string | undefined;
    const asking = parking.park(group, { message, eventId: event.id, reason: 'behind', error: 'x', attempts: 0 }).then((outcome) => { answer = outcome; });
    const waits = async (): Promise<boolean> => (await schema.pool.query(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%parked_event%'`)).rowCount === 1;
    await eventually(waits).finally(async () => {
      await driving.query('commit');
      driving.release();
    });
    await asking;
    expect(answer).toBe('free');
    expect(await parkedOf('w')).toEqual([]);
  });

  it('keeps an event that fails again, with the new error and its attempts, and its key behind it; other keys go on', async () => {
    let how = 'test/first';
    const definition = consumer((event, tx) => {
      if (event.subject === 'bad' || how === 'test/first') throw new DomainError('conflict', how);
      effect(event, tx);
    });
    const runner = await consume(definition);
    await publish('bad', 1, 2);
    await publish('good', 1, 2);
    await settled();
    how = 'test/second';
    workerOn(runner, definition);
    expect(await ended(await order({ consumer: group }))).toMatchObject({ state: 'finished', selected: 4, done: 2, refused: 1 });
    expect(await effectsOf('good')).toEqual([1, 2]);
    expect(await parkedOf('bad')).toMatchObject([
      { reason: 'broken-rule', error: 'DomainError: test/second', attempts: 2 }, { reason: 'behind', attempts: 0 }]);
    expect(await effectsOf('bad')).toEqual([]);
    expect(recorded.filter(({ result }) => result === 'parked-again').map(({ error }) => error)).toEqual(['DomainError: test/second']);
  });

  it('drives only the chosen events of a consumer that tolerates gaps', async () => {
    let mended = false;
    const definition = consumer((event, tx) => {
      if (!mended && event.sequence < 3) refused();
      effect(event, tx);
    }, { toleratesGaps: true });
    const runner = await consume(definition);
    await publish('t', 1, 2, 3);
    await settled();
    mended = true;
    const [, second] = await parkedOf('t');
    workerOn(runner, definition);
    expect(await ended(await order({ ids: [second?.id ?? 0] }, 100, [group]))).toMatchObject({ selected: 1, done: 1 });
    expect(await effectsOf('t')).toEqual([3, 2]);
    expect(await parkedOf('t')).toHaveLength(1);
  });

  it('goes on where a dead worker broke off, and counts each event once', async () => {
    let mended = false;
    const definition = consumer((event, tx) => {
      if (!mended) refused();
      effect(event, tx);
    });
    const runner = await consume(definition);
    for (const key of upTo(20)) await publish(`w${key}`, ...upTo(10));
    await settled();
    mended = true;
    const id = await order({ consumer: group }, 400);
    // As if killed: it neither finishes nor gives its lease back.
    const table = new OperationTable(pool, 1_000);
    const work = new RedriveWork({ ...runner.deps, pool, definitions: () => [definition], record: () => ({ name: 'record', text: 'select 1 as n', values: [] }) });
    let steps = 0;
    const held = await table.hold('redrive');
    await redrive(table, work).run(held as EventOperation, () => { steps += 1; return steps > 150; });
    expect(await new OperationTable(pool).find(id)).toMatchObject({ state: 'running' });
    workerOn(runner, definition);
    workerOn(runner, definition);
    expect(await ended(id)).toMatchObject({ state: 'finished', selected: 200, done: 200, refused: 0 });
    for (const key of upTo(20)) expect(await effectsOf(`w${key}`)).toEqual(upTo(10));
  });
});
