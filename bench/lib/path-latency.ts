import { ConsumerRunner, envelopeSettings, Relay } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { aggregateChange, anEvent, outbox } from './event-rig.ts';
import type { EventRig } from './event-rig.ts';
import { p99At300, Stopwatch } from './latency.ts';

/** From the commit of a change with its event to the consumer's handler: outbox, relay, transport and inbox as a service runs them. */
export async function openPath(rig: EventRig): Promise<() => Promise<number>> {
  const topic = `bench.${newId()}.events`;
  const transport = await rig.transport();
  const transactions = new PgTransactionRunner(() => rig.pool, () => relay.hint());
  const relay = new Relay({ pool: () => rig.pool, transport, envelope: envelopeSettings('bench') });
  let watch = new Stopwatch();
  const runner = new ConsumerRunner({ transport, pool: () => rig.pool, transactions });
  await runner.start([{ group: `bench.${newId()}`, topics: [topic], kind: 'reaction', handle: (event, tx) => {
    watch.begin(event.id);
    tx.add({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning 1', values: [event.id, event.subject, event.sequence] });
    return Promise.resolve();
  } }]);
  relay.start();
  const write = async (): Promise<void> => {
    const event = anEvent(topic, newId(), 1);
    await transactions.run((tx) => {
      tx.add(aggregateChange(event.subject));
      tx.add(outbox(event));
      return Promise.resolve();
    });
    watch.commit(event.id);
  };
  return () => {
    watch = new Stopwatch();
    return p99At300(watch, write);
  };
}
