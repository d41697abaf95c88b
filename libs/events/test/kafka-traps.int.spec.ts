import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import kafkajs from 'kafkajs';
import type { Admin, Consumer } from 'kafkajs';
import { ConsumerRunner, envelopeSettings, openTransport, toMessage } from '../src/index.js';
import type { ConsumerDefinition, EventReport, EventTransport, ReceivedMessage, SubscribeOptions } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';
import { message, numberOf } from './transport.contract-suite.js';

const brokers = kafkaBrokers();
// The least that a broker allows unless told otherwise.
const sessionTimeoutMs = 6_000;

(brokers ? describe : describe.skip)('kafka: where kafkajs is known to stumble', () => {
  let admin: Admin;
  let topic: string;
  let group: string;
  const reports: EventReport[] = [];
  const opened: EventTransport[] = [];
  const runners: ConsumerRunner[] = [];

  beforeAll(async () => {
    admin = new kafkajs.Kafka({ brokers: brokers ?? [], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
  }, 30_000);
  afterAll(() => admin.disconnect());
  beforeEach(() => {
    topic = `traps.${newId()}.events`;
    group = `traps.${newId()}`;
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await Promise.all(opened.splice(0).map((one) => one.stop()));
    reports.length = 0;
  }, 30_000);

  const open = async (patienceMs?: number): Promise<EventTransport> => {
    const transport = await openTransport({ kind: 'kafka', brokers: brokers ?? [], sessionTimeoutMs, report: (report) => reports.push(report), ...(patienceMs ? { patienceMs } : {}) });
    opened.push(transport);
    return transport;
  };
  const kinds = (): string[] => reports.map(({ kind }) => kind);
  const collect = (seen: ReceivedMessage[]): SubscribeOptions['onBatch'] => (batch, control) => {
    for (const one of batch.messages) {
      seen.push(one);
      control.acknowledge(one.position);
    }
    return Promise.resolve();
  };
  const committed = async (): Promise<number> => {
    const offsets = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    return offsets.flatMap(({ partitions }) => partitions).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };
  const ends = async (): Promise<number> => (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);

  it('is saved by the watchdog when a consumer has work, does none and says nothing', async () => {
    const transport = await open(2_500);
    const seen: ReceivedMessage[] = [];
    await transport.ensureTopics([topic], 2);
    await transport.publish([message(topic, 'a', 0)]);
    await transport.subscribe({ group, topics: [topic], onBatch: collect(seen) });
    await eventually(() => seen.length === 1, { within: 15_000 });
    // What a silent stall looks like: it fetches nothing, its heartbeats go on, and no event tells of it.
    const [subscription] = (transport as unknown as { subscriptions: Set<{ consumer: Consumer }> }).subscriptions;
    subscription?.consumer.pause([{ topic }]);
    await transport.publish([1, 2, 3].map((n) => message(topic, 'a', n)));
    await eventually(() => seen.length === 4, { within: 20_000 });
    expect(seen.map(numberOf)).toEqual([0, 1, 2, 3]);
    expect(kinds()).toContain('stalled');
  }, 60_000);

  it('says that a group stands beyond the end of a log that was made anew, and reads it from its beginning', async () => {
    const transport = await open();
    await transport.ensureTopics([topic], 1);
    await transport.publish([0, 1, 2].map((n) => message(topic, 'a', n)));
    await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: '50' }] });
    const seen: ReceivedMessage[] = [];
    await transport.subscribe({ group, topics: [topic], onBatch: collect(seen) });
    await eventually(() => seen.length === 3, { within: 20_000 });
    expect(seen.map(numberOf)).toEqual([0, 1, 2]);
    expect(reports).toContainEqual({ kind: 'position-lost', fields: { group, topic, partition: 0 } });
    await transport.publish([message(topic, 'a', 3)]);
    await eventually(async () => seen.length === 4 && (await transport.lag(group)) === 0, { within: 15_000 });
    expect(await committed()).toBeLessThanOrEqual(await ends());
  }, 60_000);

  it('leaves a consumer behind that never finishes, and stops in time', async () => {
    const transport = await open();
    await transport.ensureTopics([topic], 1);
    await transport.publish([0, 1].map((n) => message(topic, 'a', n)));
    let goOn: () => void = () => undefined;
    let held = false;
    const subscription = await transport.subscribe({ group, topics: [topic], onBatch: async (batch, control) => {
      held = true;
      await new Promise<void>((resolve) => { goOn = resolve; });
      batch.messages.forEach(({ position }) => control.acknowledge(position));
    } });
    await eventually(() => held, { within: 15_000 });
    const began = performance.now();
    await subscription.stop();
    expect(performance.now() - began).toBeLessThan(sessionTimeoutMs + 2_000);
    goOn();
    const seen: ReceivedMessage[] = [];
    await (await open()).subscribe({ group, topics: [topic], onBatch: collect(seen) });
    await eventually(() => seen.length === 2, { within: 20_000 });
  }, 60_000);

  describe('with effects in a database', () => {
    let schema: ServiceSchema;
    beforeAll(async () => { schema = await serviceSchema(); }, 60_000);
    afterAll(() => schema.drop());

    const consume = async (transport: EventTransport, handle: ConsumerDefinition['handle'], lanes = 8): Promise<void> => {
      const runner = new ConsumerRunner({ transport, pool: () => schema.pool, transactions: new PgTransactionRunner(() => schema.pool), lanes, report: (report) => reports.push(report) });
      runners.push(runner);
      await runner.start([{ group, topics: [topic], kind: 'reaction', handle }]);
    };
    const effect: ConsumerDefinition['handle'] = (event, tx) => {
      tx.add({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning at', values: [event.id, event.subject, event.sequence] });
      return Promise.resolve();
    };
    const effects = async (subject: string): Promise<number[]> =>
      (await schema.pool.query<{ sequence: number }>('select sequence from effect where subject = $1 order by at', [subject])).rows.map((row) => row.sequence);
    const publish = (transport: EventTransport, subject: string, count: number): Promise<unknown> =>
      transport.publish(Array.from({ length: count }, (_, n) => toMessage(anEvent(subject, n + 1, { topic }), envelopeSettings('traps'))));

    it('effects once what two members hold at the same time, because one was thrown out and does not know it', async () => {
      const subject = newId();
      const [first, second] = [await open(), await open()];
      await first.ensureTopics([topic], 1);
      await publish(first, subject, 6);
      // Its heartbeats do not arrive, and it works on: the broker gives its partition away.
      const mute: EventTransport = Object.assign(Object.create(first) as EventTransport, {
        subscribe: (options: SubscribeOptions) => first.subscribe({ ...options, onBatch: (batch, control) => options.onBatch(batch, {
          acknowledge: (position) => control.acknowledge(position), isStale: () => false, heartbeat: () => Promise.resolve(),
        }) }),
      });
      let inHand = false;
      let goOn: () => void = () => undefined;
      const standing = new Promise<void>((resolve) => { goOn = resolve; });
      await consume(mute, async (event, tx) => {
        inHand = true;
        if (event.sequence === 1) await standing;
        return effect(event, tx);
      });
      await eventually(() => inHand, { within: 15_000 });
      const taken: number[] = [];
      await consume(second, (event, tx) => { taken.push(event.sequence); return effect(event, tx); });
      await eventually(() => taken.length === 6, { within: 40_000 });
      goOn();
      await publish(second, newId(), 1);
      await eventually(async () => (await second.lag(group)) === 0, { within: 30_000 });
      expect(await effects(subject)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await committed()).toBeLessThanOrEqual(await ends());
    }, 120_000);

    it('keeps its partition through a handler that takes longer than the session', async () => {
      const subject = newId();
      const transport = await open();
      await transport.ensureTopics([topic], 1);
      await publish(transport, subject, 2);
      const handled: number[] = [];
      await consume(transport, async (event, tx) => {
        handled.push(event.sequence);
        if (event.sequence === 1) await new Promise((resolve) => setTimeout(resolve, sessionTimeoutMs + 3_000));
        return effect(event, tx);
      });
      await eventually(async () => (await transport.lag(group)) === 0, { within: 30_000 });
      expect(handled).toEqual([1, 2]);
      expect(await effects(subject)).toEqual([1, 2]);
      expect(kinds()).toEqual([]);
    }, 60_000);
  });
});
