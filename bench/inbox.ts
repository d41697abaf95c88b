/** inbox: events a second effected exactly once, against the same handler on the same transport without an inbox. */
import { ConsumerRunner, envelopeSettings, toMessage } from '@tinhso/events';
import type { ReceivedMessage } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import type { Change } from '@tinhso/persistence';
import { alternate } from './lib/alternate.ts';
import { anEvent, EventRig } from './lib/event-rig.ts';

const count = 4_000;
const lanes = 8;

const rig = await EventRig.open('embedded');
try {
  const transport = await rig.transport();
  const transactions = new PgTransactionRunner(() => rig.pool);
  const topic = 'bench.inbox.events';
  await transport.ensureTopics([topic]);
  for (let sent = 0; sent < count; sent += 500) {
    await transport.publish(Array.from({ length: 500 }, (_, n) => toMessage(anEvent(topic, `s${n % 200}`, sent / 200 + 1), envelopeSettings('bench'))));
  }
  const effect = (id: string, subject: string): Change => ({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, 1) returning 1', values: [id, subject] });

  const timed = async (start: (done: () => void) => Promise<{ stop(): Promise<void> }>): Promise<number> => {
    let seen = 0;
    const from = performance.now();
    let running: { stop(): Promise<void> } | undefined;
    await new Promise<void>((resolve, reject) => {
      start(() => { if ((seen += 1) === count) resolve(); }).then((started) => { running = started; }, reject);
    });
    const rate = (count * 1000) / (performance.now() - from);
    await running?.stop();
    return rate;
  };

  const ours = (): Promise<number> => timed(async (done) => {
    const runner = new ConsumerRunner({ transport, pool: () => rig.pool, transactions, lanes });
    await runner.start([{ group: newId(), topics: [topic], kind: 'reaction', handle: ({ id, subject }, tx) => { tx.add(effect(id, subject)); return Promise.resolve(); }, effected: done }]);
    return runner;
  });

  const limit = (): Promise<number> => timed((done) => transport.subscribe({ group: newId(), topics: [topic], onBatch: async ({ messages }, control) => {
    const keys = [...Map.groupBy(messages, ({ key }) => key).values()];
    const lane = async (): Promise<void> => {
      for (let chain = keys.pop(); chain; chain = keys.pop()) for (const message of chain) await take(message, done);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    control.acknowledge(messages.at(-1)?.position ?? 0);
  } }));
  const take = async ({ key, headers }: ReceivedMessage, done: () => void): Promise<void> => {
    await transactions.run((tx) => { tx.add(effect(headers['ce_id'] ?? '', key)); return Promise.resolve(); });
    done();
  };
  await ours();
  await limit();
  await alternate('inbox', 'events/s', { ours, limit }, { count, lanes });
} finally {
  await rig.close();
}
