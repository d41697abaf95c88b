import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import { ConsumerRunner, envelopeSettings, eventMetrics, openTransport, toMessage } from '../src/index.js';
import type { ConsumerDefinition, EventSpan, EventTransport, IncomingEvent } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

let schema: ServiceSchema;
let transport: EventTransport;
let topic: string;
let group: string;
const runners: ConsumerRunner[] = [];
const settings = envelopeSettings('events-test');

beforeAll(async () => {
  schema = await serviceSchema();
  // On Kafka where there is one: what a consumer promises does not hang on what carries its events.
  const brokers = kafkaBrokers();
  transport = await openTransport(brokers ? { kind: 'kafka', brokers, sessionTimeoutMs: 6_000 } : { kind: 'embedded', url: schema.transportUrl, pollMs: 100, leaseMs: 2_000 });
}, 90_000);

afterAll(async () => {
  await transport.stop();
  await schema.drop();
});

beforeEach(async () => {
  topic = `events-test.${newId()}.events`;
  group = `events-test.${newId()}`;
  await transport.ensureTopics([topic], 1);
  await schema.pool.query('delete from effect');
});

afterEach(async () => { await Promise.all(runners.splice(0).map((runner) => runner.stop())); });

const effect = (event: IncomingEvent, tx: Tx): void => tx.add({
  name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning at', values: [event.id, event.subject, event.sequence],
});

const consume = async (handle: ConsumerDefinition['handle'], over: Partial<ConsumerDefinition> = {}, spans?: EventSpan[]): Promise<ConsumerRunner> => {
  const runner = new ConsumerRunner({
    transport, pool: () => schema.pool, transactions: new PgTransactionRunner(() => schema.pool), backOff: { firstMs: 5, capMs: 50 },
    tracing: { startSpan: () => ({ end: () => undefined }), withSpan: (span, work) => { spans?.push(span); return work(); } },
  });
  runners.push(runner);
  await runner.start([{ group, topics: [topic], kind: 'reaction', handle, ...over }]);
  return runner;
};

const publish = (subject: string, ...sequences: number[]): Promise<unknown> =>
  transport.publish(sequences.map((sequence) => toMessage(anEvent(subject, sequence, { topic }), settings)));

const effectsOf = async (subject: string): Promise<number[]> =>
  (await schema.pool.query<{ sequence: number }>('select sequence from effect where subject = $1 order by at', [subject])).rows.map((row) => row.sequence);

const parked = async (): Promise<Record<string, unknown>[]> =>
  (await schema.pool.query<Record<string, unknown>>('select key, reason, error, attempts, position::int, headers, body from parked_event where consumer = $1 order by position', [group])).rows;

const settled = (): Promise<boolean> => eventually(async () => (await transport.lag(group)) === 0, { within: 10_000 });

for (const kind of ['reaction', 'projection'] as const) {
  describe(`consumer runner, ${kind}`, () => {
    it('parks an event that breaks a rule together with its key, while other keys go on', async () => {
      await publish('poison', 1, 2, 3);
      await publish('sound', 1, 2);
      await consume((event, tx) => {
        if (event.subject === 'poison' && event.sequence === 2) throw new DomainError('conflict', 'test/never');
        effect(event, tx);
        return Promise.resolve();
      }, { kind });
      await settled();
      await publish('sound', 3);
      await publish('poison', 4);
      await eventually(async () => (await parked()).length === 3);
      await settled();
      expect(await effectsOf('poison')).toEqual([1]);
      expect(await effectsOf('sound')).toEqual([1, 2, 3]);
      expect((await parked()).map(({ key, reason, attempts }) => ({ key, reason, attempts }))).toEqual([
        { key: 'poison', reason: 'broken-rule', attempts: 1 }, { key: 'poison', reason: 'behind', attempts: 0 }, { key: 'poison', reason: 'behind', attempts: 0 }]);
      expect((await eventMetrics(schema.pool)).parked).toBeGreaterThanOrEqual(3);
    });

    it('does each effect once, however often the event is delivered', async () => {
      const twice = [1, 2, 3].map((n) => toMessage(anEvent('d1', n, { topic }), settings));
      await transport.publish([...twice, ...twice]);
      await consume((event, tx) => { effect(event, tx); return Promise.resolve(); }, { kind });
      await transport.publish(twice);
      await settled();
      expect(await effectsOf('d1')).toEqual([1, 2, 3]);
      expect(await parked()).toEqual([]);
    });

    it('keeps an unreadable event with its bytes and its key behind it', async () => {
      const bytes = Buffer.from([0xff, 0x00, 0x7b]);
      const good = toMessage(anEvent('u', 1, { topic }), settings);
      await transport.publish([{ ...good, headers: { ...good.headers, 'x-odd': 'a' }, body: bytes }]);
      await publish('u', 2);
      await publish('other', 1);
      await consume((event, tx) => { effect(event, tx); return Promise.resolve(); }, { kind });
      await settled();
      const [first, second] = await parked();
      expect(first).toMatchObject({ reason: 'unreadable', error: 'UnreadableEvent: the body is not JSON in UTF-8', headers: { 'x-odd': 'a' } });
      expect((first?.body as Buffer).equals(bytes)).toBe(true);
      expect(second).toMatchObject({ reason: 'behind' });
      expect(await effectsOf('other')).toEqual([1]);
    });
  });
}

describe('consumer runner', () => {
  it('lets a key wait for what passes, and then goes on in order', async () => {
    let failures = 0;
    await publish('slow', 1, 2);
    await publish('quick', 1);
    await consume(async (event, tx) => {
      if (event.subject === 'quick') await eventually(() => failures > 0);
      else if ((await effectsOf('quick')).length === 0) {
        failures += 1;
        throw new DomainError('unavailable', 'test/later');
      }
      effect(event, tx);
    });
    await settled();
    expect(await effectsOf('slow')).toEqual([1, 2]);
    expect(await parked()).toEqual([]);
  });

  it('tries an unexplained failure five times before it parks', async () => {
    let tries = 0;
    await publish('bug', 1);
    await consume(() => { tries += 1; throw new TypeError('undefined is not a function'); });
    await eventually(async () => (await parked()).length === 1);
    expect(tries).toBe(5);
    expect((await parked())[0]).toMatchObject({ reason: 'failed', attempts: 5, error: 'TypeError: undefined is not a function' });
  });

  it('lets later events pass a parked one only when the consumer tolerates gaps', async () => {
    await publish('g', 1, 2, 3);
    await consume((event, tx) => {
      if (event.sequence === 1) throw new DomainError('invalid', 'test/never');
      effect(event, tx);
      return Promise.resolve();
    }, { toleratesGaps: true });
    await settled();
    expect(await effectsOf('g')).toEqual([2, 3]);
    expect(await parked()).toHaveLength(1);
  });

  it('does not park an event that took effect before a rule refuses its repetition', async () => {
    const one = toMessage(anEvent('r', 1, { topic }), settings);
    await transport.publish([one]);
    await consume(async (event, tx) => {
      if ((await effectsOf(event.subject)).length > 0) throw new DomainError('conflict', 'test/already');
      effect(event, tx);
    });
    await settled();
    await transport.publish([one]);
    await settled();
    expect(await effectsOf('r')).toEqual([1]);
    expect(await parked()).toEqual([]);
  });

  it('passes over types it does not name, and tells the trace of each event', async () => {
    const spans: EventSpan[] = [];
    await transport.publish([
      toMessage(anEvent('t', 1, { topic, type: 'dossier.accepted.v1' }), settings),
      toMessage(anEvent('t', 2, { topic, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }), settings)]);
    await consume((event, tx) => { effect(event, tx); return Promise.resolve(); }, { types: ['dossier.submitted.v1'] }, spans);
    await settled();
    expect(await effectsOf('t')).toEqual([2]);
    expect(spans).toEqual([expect.objectContaining({ kind: 'consumer', name: `${group} dossier.submitted.v1`, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })]);
  });

  it('hands its work over in the middle of a batch without losing or doubling an effect', async () => {
    for (let n = 1; n <= 40; n += 1) await publish(`k${n % 5}`, Math.ceil(n / 5));
    let handled = 0;
    const slow: ConsumerDefinition['handle'] = async (event, tx) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      handled += 1;
      effect(event, tx);
    };
    const first = await consume(slow);
    await eventually(() => handled > 5);
    await first.stop();
    expect(await transport.lag(group)).toBeGreaterThan(0);
    await consume(slow);
    await settled();
    for (let key = 0; key < 5; key += 1) expect(await effectsOf(`k${key}`)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
