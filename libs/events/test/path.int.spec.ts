import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import { ConsumerRunner, envelopeSettings, openTransport, outboxChange, Relay } from '../src/index.js';
import type { ConsumerDefinition, EventTransport } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

let schema: ServiceSchema;
beforeAll(async () => { schema = await serviceSchema(); }, 90_000);
afterAll(() => schema.drop());

const subjects = Array.from({ length: 10 }, (_, n) => `s${n}`);
const versions = 25;

/** As a client with an idempotent command: an unknown outcome is tried again. */
const persistently = async (work: () => Promise<void>): Promise<void> => {
  await eventually(async () => { await work(); return true; }, { within: 10_000 });
};

/** From the command to the effect, while members of both groups come and go. */
const path = (name: string, open: () => Promise<EventTransport>, disturb: () => Promise<unknown> = () => Promise.resolve()): void => {
  describe(`${name}: from outbox to effect`, () => {
    it('effects every event exactly once and in order while members come and go', async () => {
      const topic = `path.${newId()}.events`;
      await schema.pool.query('delete from effect; delete from aggregate; delete from outbox');
      const transports = await Promise.all([open(), open(), open()]);
      const transactions = new PgTransactionRunner(() => schema.pool, () => relay.hint());
      const relay = new Relay({ pool: () => schema.pool, transport: transports[0], envelope: envelopeSettings('path'), pollMs: 50 });
      const definition = (group: string, kind: ConsumerDefinition['kind']): ConsumerDefinition => ({ group, topics: [topic], kind, handle: (event, tx) => {
        tx.add({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning at', values: [event.id, `${group}/${event.subject}`, event.sequence] });
        return Promise.resolve();
      } });
      const groups = [definition(`${topic}.r`, 'reaction'), definition(`${topic}.p`, 'projection')];
      const runners = transports.map((transport) => new ConsumerRunner({ transport, pool: () => schema.pool, transactions, backOff: { firstMs: 10, capMs: 100 } }));
      await runners[0]?.start(groups);
      relay.start();
      const writers = subjects.map(async (subject) => {
        for (let version = 1; version <= versions; version += 1) {
          await persistently(() => transactions.run((tx) => {
            tx.add({ name: 'aggregate', text: 'insert into aggregate as a (id, version) values ($1, $2) on conflict (id) do update set version = excluded.version where a.version < excluded.version returning id', values: [subject, version] });
            tx.add(outboxChange([anEvent(subject, version, { topic })], 'aggregate'));
            return Promise.resolve();
          }));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      await runners[1]?.start(groups);
      await disturb();
      await runners[0]?.stop();
      await runners[2]?.start(groups);
      await disturb();
      await Promise.all(writers);
      const count = async (): Promise<number> => (await schema.pool.query<{ n: number }>('select count(*)::int as n from effect')).rows[0]?.n ?? 0;
      await eventually(async () => (await count()) >= 2 * subjects.length * versions, { within: 40_000, every: 100 });
      const { rows } = await schema.pool.query<{ subject: string; sequences: number[] }>('select subject, array_agg(sequence order by at) as sequences from effect group by subject');
      expect(rows).toHaveLength(2 * subjects.length);
      for (const row of rows) expect(row.sequences).toEqual(Array.from({ length: versions }, (_, n) => n + 1));
      expect((await schema.pool.query('select from parked_event')).rowCount).toBe(0);
      await Promise.all(runners.map((runner) => runner.stop()));
      await relay.stop();
      await Promise.all(transports.map((transport) => transport.stop()));
    }, 60_000);
  });
};

path('embedded', () => openTransport({ kind: 'embedded', url: schema.transportUrl, pollMs: 100, leaseMs: 2_000 }));

path('embedded, connections cut', () => openTransport({ kind: 'embedded', url: schema.transportUrl, pollMs: 100, leaseMs: 2_000 }),
  () => schema.cutConnections());

const brokers = kafkaBrokers();
if (brokers) path('kafka', () => openTransport({ kind: 'kafka', brokers, sessionTimeoutMs: 6_000 }));
else describe.skip('kafka: from outbox to effect (TEST_KAFKA_BROKERS names no broker)', () => { it('effects every event exactly once', () => undefined); });
