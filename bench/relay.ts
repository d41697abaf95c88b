/** relay: events a second from the outbox into Kafka, against raw kafkajs that produces the same messages in the same batches. */
import { envelopeSettings, Relay, toMessage } from '@tinhso/events';
import kafkajs from 'kafkajs';
import { alternate } from './lib/alternate.ts';
import { anEvent, EventRig, fillOutbox } from './lib/event-rig.ts';

const events = 20_000;
const batch = 1000;

const rig = await EventRig.open('kafka');
try {
  const topic = 'bench.relay.events';
  const transport = await rig.transport();
  await transport.ensureTopics([topic]);
  const left = async (): Promise<boolean> => (await rig.pool.query('select from outbox limit 1')).rowCount !== 0;

  let filled = 0;
  const relayed = async (): Promise<number> => {
    await fillOutbox(rig.pool, topic, filled, events);
    filled += events;
    const relay = new Relay({ pool: () => rig.pool, transport, envelope: envelopeSettings('bench') });
    const from = performance.now();
    relay.start();
    while (await left()) await new Promise((resolve) => setTimeout(resolve, 5));
    const rate = (events * 1000) / (performance.now() - from);
    await relay.stop();
    return rate;
  };

  const producer = new kafkajs.Kafka({ brokers: rig.brokers, logLevel: kafkajs.logLevel.NOTHING }).producer();
  await producer.connect();
  const messages = Array.from({ length: batch }, (_, n) => toMessage(anEvent(topic, `s${n % 500}`, 1), envelopeSettings('bench')))
    .map(({ key, headers, body }) => ({ key, headers: { ...headers }, value: body }));
  const produced = async (): Promise<number> => {
    const from = performance.now();
    for (let sent = 0; sent < events; sent += batch) await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });
    return (events * 1000) / (performance.now() - from);
  };
  await relayed();
  await produced();
  await alternate('relay', 'events/s', { ours: relayed, limit: produced }, { events, batch });
  await producer.disconnect();
} finally {
  await rig.close();
}
