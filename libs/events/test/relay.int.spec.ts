import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { eventually } from '@tinhso/testing';
import { ConsumerRunner, envelopeSettings, eventMetrics, openTransport, outboxChange, Relay } from '../src/index.js';
import type { EventReport, EventTransport, OutgoingEvent, OutgoingMessage, PublishOutcome, RelayOptions } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

let schema: ServiceSchema;
let transport: EventTransport;
let topic: string;
const relays: Relay[] = [];

beforeAll(async () => {
  schema = await serviceSchema();
  transport = await openTransport({ kind: 'embedded', url: schema.transportUrl, pollMs: 100 });
}, 90_000);

afterAll(async () => {
  await transport.stop();
  await schema.drop();
});

beforeEach(async () => {
  topic = `events-test.${newId()}.events`;
  await transport.ensureTopics([topic]);
  await schema.pool.query('delete from outbox; delete from inbox; delete from effect; delete from aggregate; delete from relay_lease');
});

afterEach(async () => { await Promise.all(relays.splice(0).map((relay) => relay.stop())); });

const relayWith = (over: Partial<RelayOptions> = {}): Relay => {
  const relay = new Relay({ pool: () => schema.pool, transport, envelope: envelopeSettings(topic), pollMs: 50, leaseMs: 1_000, ...over });
  relays.push(relay);
  relay.start();
  return relay;
};

/** One command: raises the aggregate's version and publishes that many events in the same statement. */
const command = (subject: string, version: number, events: OutgoingEvent[], fail = false): Promise<void> =>
  new PgTransactionRunner(() => schema.pool, () => relays.forEach((relay) => relay.hint())).run((tx) => {
    tx.add({
      name: 'aggregate', expectRows: 1, values: [subject, version],
      text: `insert into aggregate as a (id, version) values ($1, $2)
             on conflict (id) do update set version = excluded.version where a.version = excluded.version - 1 returning id`,
    });
    tx.add(outboxChange(events, 'aggregate'));
    if (fail) tx.add({ name: 'broken', text: 'insert into aggregate (id, version) select $1, 1 / $2::int returning id', values: ['x', 0] });
    return Promise.resolve();
  });

const published = async (): Promise<{ subject: string; sequence: number; id: string }[]> => {
  const parts = await Promise.all([0, 1, 2, 3].map((part) => transport.read(topic, part, 0, 5_000)));
  return parts.flat().map(({ key, headers }) => ({ subject: key, sequence: Number(headers.ce_sequence), id: headers.ce_id as string }));
};

const unpublished = async (): Promise<number> => (await schema.pool.query<{ n: number }>('select count(*)::int as n from outbox')).rows[0]?.n ?? -1;

const sequencesOf = (all: { subject: string; sequence: number }[], subject: string): number[] =>
  all.filter((one) => one.subject === subject).map((one) => one.sequence);

describe('relay', () => {
  it('publishes the events of one change in their order and empties the outbox', async () => {
    relayWith();
    await command('d1', 1, Array.from({ length: 25 }, (_, n) => anEvent('d1', n + 1, { topic })));
    await eventually(async () => (await unpublished()) === 0);
    expect(sequencesOf(await published(), 'd1')).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  });

  it('publishes nothing of a change that was rolled back or hit no row', async () => {
    relayWith();
    await expect(command('d1', 1, [anEvent('d1', 1, { topic })], true)).rejects.toThrow('division by zero');
    await command('d2', 1, [anEvent('d2', 1, { topic })]);
    await expect(command('d2', 3, [anEvent('d2', 2, { topic })])).rejects.toMatchObject({ code: 'common/version-mismatch' });
    await command('d2', 2, [anEvent('d2', 2, { topic })]);
    await eventually(async () => (await published()).length === 2 && (await unpublished()) === 0);
    expect(sequencesOf(await published(), 'd2')).toEqual([1, 2]);
  });

  it('keeps every aggregate in order under many writers and two relays, and loses nothing', async () => {
    relayWith();
    relayWith();
    const writer = async (subject: string): Promise<void> => {
      for (let version = 1; version <= 30; version += 1) {
        if (version % 7 === 0) await command(subject, version, [anEvent(subject, version, { topic })], true).catch(() => undefined);
        await command(subject, version, [anEvent(subject, version, { topic })]);
      }
    };
    const subjects = Array.from({ length: 12 }, (_, n) => `w${n}`);
    await Promise.all(subjects.map(writer));
    await eventually(async () => (await unpublished()) === 0);
    const all = await published();
    for (const subject of subjects) expect(sequencesOf(all, subject)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it('skips no event whose position was drawn before others and committed after them', async () => {
    relayWith();
    const slow = await schema.pool.connect();
    const { id, ...early } = anEvent('slow', 1, { topic });
    await slow.query('begin');
    const { rows: [drawn] } = await slow.query<{ seq: string }>(`insert into outbox (id, topic, type, subject, sequence, aggregate_version, time, data)
      values ($1, $2, $3, 'slow', 1, 1, $4, '{}') returning seq`, [id, topic, early.type, early.time]);
    for (let version = 1; version <= 3; version += 1) await command('quick', version, [anEvent('quick', version, { topic })]);
    await eventually(async () => sequencesOf(await published(), 'quick').length === 3 && (await unpublished()) === 0);
    expect(Number((await schema.pool.query<{ last: string }>("select last_value as last from outbox_seq_seq")).rows[0]?.last)).toBeGreaterThan(Number(drawn?.seq));
    expect(sequencesOf(await published(), 'slow')).toEqual([]);
    await slow.query('commit');
    slow.release();
    await eventually(async () => (await unpublished()) === 0 && sequencesOf(await published(), 'slow').length === 1);
    await command('slow', 1, [anEvent('slow', 2, { topic })]);
    await eventually(async () => (await unpublished()) === 0);
    expect(sequencesOf(await published(), 'slow')).toEqual([1, 2]);
  });

  it('takes over when the relay that holds the lease goes silent', async () => {
    await schema.pool.query("insert into relay_lease values ('relay', 'dead', 7, now() + interval '400 milliseconds')");
    relayWith();
    await command('d1', 1, [anEvent('d1', 1, { topic })]);
    expect(await published()).toEqual([]);
    await eventually(async () => (await unpublished()) === 0);
    expect((await schema.pool.query<{ epoch: string }>('select epoch from relay_lease')).rows[0]?.epoch).toBe('8');
  });

  it('doubles after a crash between sending and deleting, and the inbox absorbs it', async () => {
    let crashes = 2;
    const crashing = { publish: async (batch: readonly OutgoingMessage[]): Promise<PublishOutcome> => {
      const outcome = await transport.publish(batch);
      if (crashes > 0) {
        crashes -= 1;
        throw new Error('killed after sending');
      }
      return outcome;
    } };
    const consumers = new ConsumerRunner({ transport, pool: () => schema.pool, transactions: new PgTransactionRunner(() => schema.pool) });
    await consumers.start([{ group: `events-test.${topic}`, topics: [topic], kind: 'reaction', handle: (event, tx) => {
      tx.add({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning at', values: [event.id, event.subject, event.sequence] });
      return Promise.resolve();
    } }]);
    await command('d1', 1, [1, 2, 3].map((n) => anEvent('d1', n, { topic })));
    relayWith({ transport: crashing });
    await eventually(async () => (await unpublished()) === 0);
    expect(sequencesOf(await published(), 'd1')).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
    await eventually(async () => (await transport.lag(`events-test.${topic}`)) === 0);
    const { rows } = await schema.pool.query('select sequence from effect order by at');
    expect(rows).toEqual([{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }]);
    await consumers.stop();
  });

  it('holds back the aggregate of a refused event and nobody else', async () => {
    const reports: EventReport[] = [];
    const picky = { publish: async (batch: readonly OutgoingMessage[]): Promise<PublishOutcome> => {
      const index = batch.findIndex((one) => one.key === 'bad' && one.headers.ce_sequence === '2');
      const sendable = batch.map((_, i) => i).filter((i) => index < 0 || i < index || batch[i]?.key !== 'bad');
      const outcome = await transport.publish(sendable.map((i) => batch[i] as OutgoingMessage));
      return { acknowledged: outcome.acknowledged.map((i) => sendable[i] as number), refused: index < 0 ? [] : [{ index, reason: 'no' }] };
    } };
    relayWith({ transport: picky, report: (report) => reports.push(report) });
    await command('bad', 1, [1, 2, 3].map((n) => anEvent('bad', n, { topic })));
    await command('good', 1, [1, 2].map((n) => anEvent('good', n, { topic })));
    await eventually(async () => sequencesOf(await published(), 'good').length === 2 && (await unpublished()) === 2);
    await command('bad', 2, [anEvent('bad', 4, { topic })]);
    await command('good', 2, [anEvent('good', 3, { topic })]);
    await eventually(async () => sequencesOf(await published(), 'good').length === 3);
    expect(sequencesOf(await published(), 'bad')).toEqual([1]);
    expect(reports.map((report) => report.kind)).toEqual(['refused']);
    expect(await eventMetrics(schema.pool)).toMatchObject({ refused: 1, parked: 0 });
  });

  it('carries the trace of the cause to the consumer through its own span', async () => {
    const cause = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const hop = '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01';
    const ended: unknown[] = [];
    relayWith({ tracing: { startSpan: () => ({ traceparent: hop, end: (error) => ended.push(error) }), withSpan: (_, work) => work() } });
    await command('d1', 1, [anEvent('d1', 1, { topic, traceparent: cause })]);
    await eventually(async () => (await unpublished()) === 0);
    const [sent] = (await Promise.all([0, 1, 2, 3].map((part) => transport.read(topic, part, 0, 10)))).flat();
    expect(sent?.headers).toMatchObject({ traceparent: hop, ce_traceparent: cause });
    expect(ended).toEqual([undefined]);
  });

  it('tells how long the oldest event has waited', async () => {
    await command('d1', 1, [anEvent('d1', 1, { topic })]);
    await schema.pool.query("update outbox set written_at = now() - interval '90 seconds'");
    expect((await eventMetrics(schema.pool)).oldestUnpublishedSeconds).toBeGreaterThan(89);
  });
});
