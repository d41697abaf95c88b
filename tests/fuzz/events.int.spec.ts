import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import kafkajs from 'kafkajs';
import { ConsumerRunner, fittingContracts, openTransport } from '@tinhso/events';
import { PgTransactionRunner } from '@tinhso/persistence';
import { fuzzed, isTooLarge, kindsOfFuzz, wantedType } from './fuzzed.ts';
import { FuzzRun } from './fuzz-run.ts';
import { serviceSchema } from '../../libs/events/test/service-schema.js';
import type { ServiceSchema } from '../../libs/events/test/service-schema.js';

// Another one each day; a failure is run again with FUZZ_SEED.
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const brokers = kafkaBrokers();

describe(`wrong and right messages, seed ${seed}`, () => {
  let schema: ServiceSchema;
  beforeAll(async () => { schema = await serviceSchema(); }, 60_000);
  const ends: (() => Promise<unknown>)[] = [() => schema.drop()];
  afterAll(async () => { for (const end of ends.reverse()) await end(); }, 30_000);

  it('are effected, parked with a reason or passed over, each as it should be, and the sound keys flow', async () => {
    const run = new FuzzRun(schema.pool, 'events-test.fuzz');
    await run.start();
    const messages = fuzzed(10_000, seed);
    expect(new Set(messages.map(({ what }) => what)).size).toBe(kindsOfFuzz);
    const outcome = await run.feed(messages);
    expect(outcome.wrong).toEqual([]);
    expect(outcome.withoutReason).toBe(0);
    expect(outcome.acknowledged).toBe(outcome.delivered);
    expect(outcome.parked).toBeGreaterThan(6_000);
    for (const flow of outcome.flows) expect(flow).toEqual(Array.from({ length: flow.length }, (_, n) => n + 1));
    expect(Math.min(...outcome.flows.map(({ length }) => length))).toBeGreaterThan(80);
  }, 120_000);

  // A broker carries neither what is too large nor half a character.
  const onBroker = brokers ? describe : describe.skip;
  onBroker('on Kafka', () => { it('end the same way when they come through a real broker', async () => {
    const topic = `fuzz.${newId()}.events`;
    const transport = await openTransport({ kind: 'kafka', brokers: brokers ?? [], sessionTimeoutMs: 6_000 });
    ends.push(() => transport.stop());
    await transport.ensureTopics([topic], 1);
    const messages = fuzzed(600, seed + 1).filter(({ message }) => !isTooLarge(message));
    const producer = new kafkajs.Kafka({ brokers: brokers ?? [], logLevel: kafkajs.logLevel.NOTHING }).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    ends.push(() => producer.disconnect());
    for (let at = 0; at < messages.length; at += 10) {
      await producer.send({ topic, messages: messages.slice(at, at + 10).map(({ message }) => ({ key: message.key, value: message.body, headers: { ...message.headers } })) });
    }
    const group = `events-test.${newId()}`;
    const runner = new ConsumerRunner({ transport, pool: () => schema.pool, transactions: new PgTransactionRunner(() => schema.pool), backOff: { firstMs: 1, capMs: 2 } });
    ends.push(() => runner.stop());
    const seen: number[] = [];
    await runner.start([fittingContracts({ group, topics: [topic], types: [wantedType], kind: 'reaction', handle: (event) => { seen.push(event.position); return Promise.resolve(); } })]);
    await eventually(async () => (await transport.lag(group)) === 0, { within: 40_000 });
    const { rows } = await schema.pool.query<{ position: string }>('select position from parked_event where consumer = $1', [group]);
    const parked = new Set(rows.map(({ position }) => Number(position)));
    const fateOf = (position: number): string => (parked.has(position) ? 'parked' : seen.includes(position) ? 'effect' : 'passed');
    // A client writes half a character as a whole one of its own, so that these arrive sound.
    const changed = /half a character in a header/;
    expect([...new Set(messages.flatMap(({ what, fate }, n) => (changed.test(what) || fateOf(n) === fate ? [] : [`${what}: ${fateOf(n)}`])))]).toEqual([]);
  }, 90_000); });
});
