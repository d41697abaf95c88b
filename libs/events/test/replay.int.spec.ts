import { setTimeout as pace } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, newId } from '@tinhso/kernel';
import { PgTransactionRunner, shadowOf } from '@tinhso/persistence';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import { ConsumerRunner, defaultTypePrefix, envelopeSettings, openTransport, OperationTable, operationChange, OperationWorker, redrive, RedriveTable, RedriveWork, Replay, replays, toMessage } from '../src/index.js';
import type { ConsumerDefinition, EventTransport, Exchange, ReadModel, ReplayOutcome } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

const tables = `
  create table tally (subject text constraint tally_pk primary key, events int not null, last int not null, touched timestamptz not null default clock_timestamp(), constraint tally_counts check (events > 0));
  create index tally_last on tally (last, subject);
  create table mark (subject text not null references tally, sequence int not null, constraint mark_pk primary key (subject, sequence));
  create unique index mark_odd on mark (subject, sequence) where sequence % 2 = 1;
  create table total (only_row boolean primary key default true, events int not null);
  insert into total values (true, 0)`;
const model: ReadModel = { tables: ['tally', 'mark', 'total'], incidental: ['tally.touched'], reset: ['insert into total values (true, 0)'] };
const settings = envelopeSettings('events-test');

let schema: ServiceSchema;
let transport: EventTransport;
let topic: string;
let definition: ConsumerDefinition;
let refusing: ReadonlySet<string>;
const running: { stop(): Promise<void> }[] = [];
const pool = () => schema.pool;

beforeAll(async () => {
  schema = await serviceSchema();
  const brokers = kafkaBrokers();
  transport = await openTransport(brokers ? { kind: 'kafka', brokers, sessionTimeoutMs: 6_000 } : { kind: 'embedded', url: schema.transportUrl, pollMs: 50, leaseMs: 2_000 });
  await schema.migrate(tables);
}, 90_000);

afterAll(async () => {
  await transport.stop();
  await schema.drop();
});

beforeEach(async () => {
  topic = `events-test.${newId()}.events`;
  refusing = new Set();
  await transport.ensureTopics([topic], 2);
  for (const table of ['mark', 'tally', 'total', 'parked_event']) await schema.pool.query(`delete from ${table}`);
  await schema.pool.query('insert into total values (true, 0)');
  definition = {
    group: `events-test.${newId()}`, topics: [topic], types: ['dossier.submitted.v1'], kind: 'reaction', readModel: model,
    handle: async ({ subject, sequence }, tx) => {
      if (refusing.has(`${subject}-${sequence}`)) throw new DomainError('conflict', 'test/never');
      // Reads what it has written before: order and every earlier effect must be there.
      const [before] = await tx.read<{ last: number }>({ name: 'tally_of', text: 'select last from tally where subject = $1', values: [subject] });
      if ((before?.last ?? 0) >= sequence) throw new DomainError('conflict', 'test/out-of-order');
      tx.add({ name: 'tally', text: 'insert into tally as t values ($1, 1, $2) on conflict (subject) do update set events = t.events + 1, last = excluded.last, touched = clock_timestamp() returning subject', values: [subject, sequence] });
      tx.add({ name: 'mark', after: 'tally', text: 'insert into mark select subject, $1 from {{after}} returning subject', values: [sequence] });
      tx.add({ name: 'total', text: 'update total set events = events + 1 returning events', values: [] });
    },
  };
});

afterEach(async () => { await Promise.all(running.splice(0).map((one) => one.stop())); });

const consume = async (): Promise<ConsumerRunner> => {
  const runner = new ConsumerRunner({ transport, pool, transactions: new PgTransactionRunner(pool), backOff: { firstMs: 5, capMs: 50 } });
  running.push(runner);
  await runner.start([definition]);
  return runner;
};
const publish = (subject: string, ...sequences: number[]): Promise<unknown> => transport.publish(sequences.map((sequence) => toMessage(anEvent(subject, sequence, { topic }), settings)));
const settled = (): Promise<boolean> => eventually(async () => (await transport.lag(definition.group)) === 0, { within: 30_000 });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const deps = () => ({ database: schema.database, pool, transport, typePrefix: defaultTypePrefix });
const rebuild = (exchange: Exchange, handle = definition.handle): Promise<ReplayOutcome | undefined> =>
  new Replay({ ...definition, handle }, model, deps()).run({ exchange, isStale: () => false, progress: () => Promise.resolve() });
const one = async <T>(text: string): Promise<T> => (await schema.pool.query(text)).rows[0] as T;
const shape = async (): Promise<unknown[]> => (await schema.pool.query(`
  select c.relname, array_agg(i.relname order by i.relname) as indexes,
    (select array_agg(conname || ' ' || pg_get_constraintdef(k.oid) order by conname) from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
    array(select privilege_type from information_schema.role_table_grants g where g.table_schema = $1 and g.table_name = c.relname and g.grantee = $1 || '_app' order by 1) as grants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_index x on x.indrelid = c.oid left join pg_class i on i.oid = x.indexrelid
  where n.nspname = $1 and c.relname = any($2) group by c.oid, c.relname order by c.relname`, [schema.database.schema, model.tables])).rows;

describe('replay', () => {
  it('makes the tables anew, finds them equal and exchanges them with all their keys, indexes and rights', async () => {
    await consume();
    for (const key of upTo(20)) await publish(`k${key}`, ...upTo(30));
    await transport.publish([toMessage(anEvent('other', 1, { topic, type: 'dossier.accepted.v1' }), settings)]);
    await settled();
    const before = await shape();
    const touched = await one<{ at: string }>('select max(touched)::text as at from tally');
    const outcome = await rebuild('when-equal');
    expect(outcome).toMatchObject({ events: 601, equal: true, exchanged: true });
    expect(outcome?.tables.map(({ table, rows }) => [table, rows.live, rows.rebuilt])).toEqual([['tally', 20, 20], ['mark', 600, 600], ['total', 1, 1]]);
    expect(await shape()).toEqual(before);
    // The rows are other rows.
    expect((await one<{ at: string }>('select min(touched)::text as at from tally')).at > touched.at).toBe(true);
    await publish('k1', 31);
    await settled();
    expect(await one('select (select events from total) as total, (select last from tally where subject = $$k1$$) as last')).toEqual({ total: 601, last: 31 });
  }, 60_000);

  it('catches up with what happens meanwhile: nothing is lost or doubled when the tables are exchanged under load', async () => {
    await consume();
    const keys = upTo(8).map((n) => `k${n}`);
    for (const key of keys) await publish(key, ...upTo(100));
    await settled();
    let stop = false;
    let last = 100;
    const load = (async () => {
      for (; !stop; last += 1) {
        for (const key of keys) await publish(key, last + 1);
        await pace(20);
      }
    })();
    const outcomes = [await rebuild('when-equal'), await rebuild('when-equal')];
    stop = true;
    await load;
    await settled();
    expect(outcomes.map((outcome) => [outcome?.equal, outcome?.exchanged])).toEqual([[true, true], [true, true]]);
    expect(last).toBeGreaterThan(105);
    expect(await one('select count(*)::int as keys, min(last) as last, min(events) as events, max(events) as most from tally')).toEqual({ keys: 8, last, events: last, most: last });
    expect(await one('select events from total')).toEqual({ events: 8 * last });
    expect(await one<{ n: number }>('select count(*)::int as n from parked_event')).toEqual({ n: 0 });
  }, 120_000);

  it('takes what took effect beyond what is acknowledged, and not what is still being worked on', async () => {
    topic = `events-test.${newId()}.events`;
    await transport.ensureTopics([topic], 1);
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => { goOn = resolve; });
    const { handle } = definition;
    definition = { ...definition, topics: [topic], handle: async (event, tx) => { if (event.subject === 'slow') await gate; await handle(event, tx); } };
    await publish('slow', 1);
    await publish('fast', 1, 2, 3);
    await consume();
    await eventually(async () => (await one<{ events: number }>('select events from total')).events === 3);
    expect(await transport.progress(definition.group)).toMatchObject([{ committed: 0, lag: 4 }]);
    expect(await rebuild('when-equal')).toMatchObject({ events: 3, equal: true, exchanged: true });
    goOn();
    await settled();
    expect(await one('select events from total')).toEqual({ events: 4 });
    expect(await rebuild('when-equal')).toMatchObject({ events: 4, equal: true, exchanged: true });
  }, 60_000);

  it('takes an event that the log holds twice once', async () => {
    await consume();
    const twice = upTo(5).map((sequence) => toMessage(anEvent('d', sequence, { topic }), settings));
    await transport.publish([...twice, ...twice]);
    await settled();
    await transport.publish(twice);
    await settled();
    expect(await rebuild('when-equal')).toMatchObject({ equal: true, exchanged: true });
    expect(await one('select events from total')).toEqual({ events: 5 });
  }, 60_000);

  it('leaves out what is parked, and takes it once it has been driven again', async () => {
    refusing = new Set(['p-2']);
    const runner = await consume();
    await publish('p', 1, 2, 3);
    await publish('q', 1);
    await settled();
    expect(await rebuild('when-equal')).toMatchObject({ equal: true, exchanged: true });
    expect(await one('select count(*)::int as marks from mark')).toEqual({ marks: 2 });
    refusing = new Set();
    const id = newId();
    const redrives = new RedriveTable(pool);
    await new PgTransactionRunner(pool).run((tx) => {
      tx.add(operationChange({ id, kind: 'redrive', request: {}, actorId: 'operator', perSecond: 1_000, selected: 2 }));
      tx.add(redrives.choose(id, { consumer: definition.group }, []));
      return Promise.resolve();
    });
    const table = new OperationTable(pool);
    const worker = new OperationWorker(table, redrive(table, new RedriveWork({ ...runner.deps, pool, definitions: () => [definition], record: () => ({ name: 'record', text: 'select 1 as n', values: [] }) })), () => undefined);
    running.push(worker);
    worker.start();
    await eventually(async () => (await table.find(id))?.state === 'finished');
    expect(await rebuild('when-equal')).toMatchObject({ equal: true, exchanged: true });
    expect(await one('select count(*)::int as marks from mark')).toEqual({ marks: 4 });
  }, 60_000);

  it('shows that the live tables are not what the log says, leaves both to be looked at, and mends them when that is ordered', async () => {
    await consume();
    await publish('a', 1, 2, 3);
    await settled();
    await schema.pool.query(`update tally set events = 7 where subject = 'a'`);
    const outcome = await rebuild('when-equal');
    expect(outcome).toMatchObject({ equal: false, exchanged: false, left: shadowOf(schema.database.schema) });
    expect(outcome?.tables.map(({ table, checksum }) => [table, checksum.live === checksum.rebuilt])).toEqual([['tally', false], ['mark', true], ['total', true]]);
    expect(await one('select events from tally')).toEqual({ events: 7 });
    expect(await rebuild('always')).toMatchObject({ equal: false, exchanged: true });
    expect(await one('select events from tally')).toEqual({ events: 3 });
  }, 60_000);

  it('runs as an operation with progress, and fails in words when the handler of today refuses an event of then', async () => {
    await consume();
    await publish('a', ...upTo(300));
    await settled();
    const table = new OperationTable(pool);
    const order = async (): Promise<string> => {
      const id = newId();
      await new PgTransactionRunner(pool).run((tx) => {
        tx.add(operationChange({ id, kind: 'replay', request: { consumer: definition.group, exchange: 'never' }, actorId: 'operator', perSecond: 1, selected: 0 }));
        return Promise.resolve();
      });
      await eventually(async () => (await table.find(id))?.state !== 'running', { within: 20_000 });
      return id;
    };
    const worker = new OperationWorker(table, replays(table, deps(), () => [definition]), () => undefined);
    running.push(worker);
    worker.start();
    expect(await table.find(await order())).toMatchObject({ state: 'finished', done: 300, selected: 300, outcome: { equal: true, exchanged: false } });
    refusing = new Set(['a-120']);
    expect(await table.find(await order())).toMatchObject({ state: 'failed', outcome: { error: expect.stringContaining('DomainError: test/never') } });
    expect(await one('select events from total')).toEqual({ events: 300 });
  }, 60_000);
});
