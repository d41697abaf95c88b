/** event-memory: resident memory of a process through a million events (outbox, relay, transport, inbox, projection), last against after the first tenth. */
import { ConsumerRunner, envelopeSettings, Relay } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { EventRig, fillOutbox } from './lib/event-rig.ts';
import { keep } from './lib/result.ts';

const events = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);
const chunk = 5_000;

const rig = await EventRig.open('embedded');
try {
  const topic = 'bench.memory.events';
  const transport = await rig.transport();
  const relay = new Relay({ pool: () => rig.pool, transport, envelope: envelopeSettings('bench') });
  const transactions = new PgTransactionRunner(() => rig.pool, () => relay.hint());
  let seen = 0;
  const runner = new ConsumerRunner({ transport, pool: () => rig.pool, transactions });
  await runner.start([{ group: newId(), topics: [topic], kind: 'projection', effected: () => { seen += 1; }, handle: ({ subject }, tx) => {
    tx.add({ name: 'aggregate', text: 'insert into aggregate as a (id, version) values ($1, 1) on conflict (id) do update set version = a.version + 1 returning id', values: [subject] });
    return Promise.resolve();
  } }]);
  relay.start();
  const from = performance.now();
  const resident: number[] = [];
  for (let sent = 0; sent < events; sent += chunk) {
    await fillOutbox(rig.pool, topic, sent, chunk);
    relay.hint();
    while (seen < sent + chunk - 2 * chunk) await new Promise((resolve) => setTimeout(resolve, 5));
    if ((sent + chunk) % (events / 10) === 0) {
      resident.push(Math.round(process.memoryUsage().rss / 1_048_576));
      console.log(`${sent + chunk} events, ${resident.at(-1)} MiB`);
    }
  }
  while (seen < events) await new Promise((resolve) => setTimeout(resolve, 20));
  const { rows } = await rig.pool.query<{ sum: string }>('select sum(version) from aggregate');
  if (Number(rows[0]?.sum) !== events) throw new Error(`${rows[0]?.sum} effects of ${events} events`);
  await Promise.all([runner.stop(), relay.stop()]);
  const first = resident[0] as number;
  keep('event-memory', resident.slice(1).map((mib) => mib / first).sort((a, b) => a - b).slice(-1), {
    events, residentMiB: resident, eventsPerSecond: Math.round((events * 1000) / (performance.now() - from)),
  });
} finally {
  await rig.close();
}
