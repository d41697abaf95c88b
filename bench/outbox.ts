/** outbox: commits of 32 writers that publish an event each, relay running, against the same commits without the event. */
import { envelopeSettings, Relay } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { alternate } from './lib/alternate.ts';
import { aggregateChange, anEvent, EventRig, facts, outbox } from './lib/event-rig.ts';

const clients = 32;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

const rig = await EventRig.open('embedded');
try {
  // A transport that acknowledges at once: reading and emptying the outbox belong to its price, another system's storing does not.
  const transport = { publish: (batch: readonly unknown[]) => Promise.resolve({ acknowledged: batch.map((_, index) => index), refused: [] }) };
  const relay = new Relay({ pool: () => rig.pool, transport, envelope: envelopeSettings('bench') });
  relay.start();
  const transactions = new PgTransactionRunner(() => rig.pool, () => relay.hint());
  const history = (subject: string) => ({ name: 'history', after: 'aggregate', values: [newId(), subject, facts], text: 'insert into bare_log (id, subject, data) select $1, $2, $3 where exists (select from {{after}}) returning 1' });

  const rate = async (publishes: boolean): Promise<number> => {
    const until = performance.now() + seconds * 1000;
    let commits = 0;
    const writer = async (): Promise<void> => {
      while (performance.now() < until) {
        const subject = newId();
        await transactions.run((tx) => {
          tx.add(aggregateChange(subject));
          tx.add(history(subject));
          if (publishes) tx.add(outbox(anEvent('bench.outbox.events', subject, 1)));
          return Promise.resolve();
        });
        commits += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, writer));
    return commits / seconds;
  };
  for (const publishes of [true, false]) await rate(publishes);
  await alternate('outbox', 'commits/s', { ours: () => rate(true), limit: () => rate(false) }, { clients, seconds });
  await relay.stop();
} finally {
  await rig.close();
}
