import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { eventually, kafkaBrokers } from '@tinhso/testing';
import { ConsumerRunner, envelopeSettings, openTransport, outboxChange, Relay } from '../src/index.js';
import type { EventTransport } from '../src/index.js';
import { anEvent, serviceSchema } from './service-schema.js';
import type { ServiceSchema } from './service-schema.js';

const [first, second] = ['dossier.supplemented.v1', 'dossier.supplemented.v2'];

const versions = (name: string, open: (schema: ServiceSchema) => Promise<EventTransport>): void => {
  describe(`${name}: two versions of one fact, side by side`, () => {
    let schema: ServiceSchema;
    let transport: EventTransport;
    beforeAll(async () => {
      schema = await serviceSchema();
      transport = await open(schema);
    }, 90_000);
    afterAll(async () => {
      await transport?.stop();
      await schema?.drop();
    }, 30_000);

    it('reach who reads one, the other, both or all, each fact once, under numbers without a hole', async () => {
      const topic = `versions.${newId()}.events`;
      const transactions = new PgTransactionRunner(() => schema.pool);
      const relay = new Relay({ pool: () => schema.pool, transport, envelope: envelopeSettings('versions'), pollMs: 30 });
      const runner = new ConsumerRunner({ transport, pool: () => schema.pool, transactions });
      const seen: Record<string, [string, number][]> = { old: [], new: [], both: [], all: [] };
      const read: [string, string[] | undefined][] = [['old', [first]], ['new', [second]], ['both', [first, second]], ['all', undefined]];
      await runner.start(read.map(([who, types]) => ({
        group: `${topic}.${who}`, topics: [topic], kind: 'reaction', ...(types ? { types } : {}),
        handle: (event) => { seen[who]?.push([event.type, event.sequence]); return Promise.resolve(); },
      })));
      relay.start();
      const change = (...events: Parameters<typeof outboxChange>[0]) => transactions.run((tx) => {
        tx.add({ name: 'aggregate', text: 'insert into aggregate (id, version) values ($1, 1) returning id', values: [newId()] });
        tx.add(outboxChange(events, 'aggregate'));
        return Promise.resolve();
      });
      // One from before version 2 existed, then the same fact in both versions, twice.
      await change(anEvent('d', 1, { topic, type: first }));
      for (const sequence of [2, 4]) await change(anEvent('d', sequence, { topic, type: first, newerForm: second }), anEvent('d', sequence + 1, { topic, type: second }));
      await eventually(() => seen['all']?.length === 5 && seen['both']?.length === 3 && seen['old']?.length === 3 && seen['new']?.length === 2, { within: 15_000 });
      expect(seen).toEqual({
        all: [[first, 1], [first, 2], [second, 3], [first, 4], [second, 5]], old: [[first, 1], [first, 2], [first, 4]],
        new: [[second, 3], [second, 5]], both: [[first, 1], [second, 3], [second, 5]],
      });
      await runner.stop();
      await relay.stop();
    }, 40_000);
  });
};

versions('embedded', ({ transportUrl }) => openTransport({ kind: 'embedded', url: transportUrl, pollMs: 50 }));

const brokers = kafkaBrokers();
if (brokers) versions('kafka', () => openTransport({ kind: 'kafka', brokers, sessionTimeoutMs: 6_000 }));
else describe.skip('kafka: two versions of one fact, side by side (TEST_KAFKA_BROKERS names no broker)', () => { it('reach who reads them', () => undefined); });
