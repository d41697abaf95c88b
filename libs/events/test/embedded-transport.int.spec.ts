import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, testDatabase } from '@tinhso/testing';
import type { TestDatabase } from '@tinhso/testing';
import pg from 'pg';
import { EmbeddedTransport, openTransport, provisionTransport, transportUrl } from '../src/index.js';
import type { EventReport, EventTransport, ReceivedMessage } from '../src/index.js';
import { message, numberOf, transportContract } from './transport.contract-suite.js';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  await provisionTransport(database.adminUrl, database.secret);
  await provisionTransport(database.adminUrl, database.secret);
  url = transportUrl(database.adminUrl, database.secret);
}, 90_000);

afterAll(() => database.drop());

transportContract('embedded', () => openTransport({ kind: 'embedded', url, leaseMs: 1_500, pollMs: 100 }));

describe('embedded transport', () => {
  const opened: EventTransport[] = [];
  const open = async (): Promise<EventTransport> => {
    const transport = await openTransport({ kind: 'embedded', url, leaseMs: 1_000, pollMs: 100 });
    opened.push(transport);
    return transport;
  };

  afterAll(async () => { await Promise.all(opened.map((transport) => transport.stop())); });

  it('keeps positions dense and every key in order with many publishers at once', async () => {
    const topic = 'dense.test.events';
    const publishers = await Promise.all(Array.from({ length: 6 }, open));
    await publishers[0]?.ensureTopics([topic], 4);
    await Promise.all(publishers.map(async (publisher, p) => {
      for (let n = 0; n < 40; n += 1) {
        await publisher.publish(Array.from({ length: 5 }, (_, k) => message(topic, `p${p}-k${k}`, n)));
      }
    }));
    const last = new Map<string, number>();
    for (let part = 0; part < 4; part += 1) {
      const all = await (publishers[0] as EventTransport).read(topic, part, 0, 5_000);
      expect(all.map((one) => one.position)).toEqual(all.map((_, index) => index));
      for (const one of all) {
        expect(numberOf(one)).toBe((last.get(one.key) ?? -1) + 1);
        last.set(one.key, numberOf(one));
      }
    }
    expect([...last.values()]).toEqual(Array.from({ length: 30 }, () => 39));
  });

  it('says that a group stands beyond the end of a log that was made anew, and reads it from its beginning', async () => {
    const topic = 'beyond.test.events';
    const reports: EventReport[] = [];
    const pool = new pg.Pool({ connectionString: url });
    const transport = new EmbeddedTransport(pool, { leaseMs: 1_000, pollMs: 50, report: (report) => reports.push(report) });
    const seen: ReceivedMessage[] = [];
    await transport.ensureTopics([topic], 1);
    await transport.publish(Array.from({ length: 5 }, (_, n) => message(topic, 'a', n)));
    await transport.subscribe({ group: 'beyond', topics: [topic], onBatch: (batch, control) => {
      batch.messages.forEach((one) => { seen.push(one); control.acknowledge(one.position); });
      return Promise.resolve();
    } });
    await eventually(async () => seen.length === 5 && (await transport.lag('beyond')) === 0);
    await pool.query('delete from transport.log where topic = $1', [topic]);
    await pool.query('update transport.log_head set next = 0 where topic = $1', [topic]);
    await transport.publish([message(topic, 'a', 100), message(topic, 'a', 101)]);
    await eventually(() => seen.length === 7, { within: 10_000 });
    expect(seen.slice(5).map(numberOf)).toEqual([100, 101]);
    expect(reports).toEqual([{ kind: 'position-lost', fields: { group: 'beyond', topic, partition: 0, position: 5 } }]);
    await transport.publish([message(topic, 'a', 102)]);
    await eventually(async () => seen.length === 8 && (await transport.lag('beyond')) === 0);
    await transport.stop();
    await pool.end();
  }, 30_000);

  it('takes over from a member that died, and the dead one can no longer acknowledge', async () => {
    const topic = 'takeover.test.events';
    const seen: ReceivedMessage[] = [];
    const pool = new pg.Pool({ connectionString: url });
    const zombie = new EmbeddedTransport(pool, { leaseMs: 1_000 });
    await zombie.ensureTopics([topic], 4);
    await zombie.publish(Array.from({ length: 10 }, (_, n) => message(topic, 'a', n)));
    let thaw: () => void = () => undefined;
    let taken: ReceivedMessage | undefined;
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
    let frozen = false;
    // A frozen process: the batch stands still and no heartbeat leaves.
    pool.query = ((...args: unknown[]) => frozen ? new Promise((resolve) => setTimeout(resolve, 200)).then(() => Promise.reject(new Error('frozen'))) : query(...args)) as typeof pool.query;
    await zombie.subscribe({ group: 'takeover', topics: [topic], onBatch: async (batch, control) => {
      taken = batch.messages[4];
      frozen = true;
      await new Promise<void>((resolve) => { thaw = resolve; });
      frozen = false;
      control.acknowledge((taken as ReceivedMessage).position);
    } });
    await eventually(() => taken);
    await (await open()).subscribe({ group: 'takeover', topics: [topic], onBatch: (batch, control) => {
      if (seen.length > 0) return Promise.resolve();
      seen.push(...batch.messages);
      control.acknowledge((batch.messages[0] as ReceivedMessage).position);
      return Promise.resolve();
    } });
    await eventually(() => seen.length === 10, { within: 10_000 });
    thaw();
    await zombie.stop();
    const { rows } = await query('select sum(committed)::int as committed from transport.ownership where group_name = $1', ['takeover']) as { rows: { committed: number }[] };
    expect(rows[0]?.committed).toBe(1);
    await pool.end();
  });
});
