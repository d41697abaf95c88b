/** event-latency-kafka: p99 from commit to consumer at 300 events/s over Kafka, against kafkajs that sends and consumes directly. */
import { newId } from '@tinhso/kernel';
import kafkajs from 'kafkajs';
import { alternate } from './lib/alternate.ts';
import { EventRig, facts } from './lib/event-rig.ts';
import { p99At300, Stopwatch } from './lib/latency.ts';
import { openPath } from './lib/path-latency.ts';

async function openDirect(brokers: string[]): Promise<{ measure: () => Promise<number>; close: () => Promise<void> }> {
  const client = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  const topic = `direct.${newId()}`;
  const admin = client.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: true });
  await admin.disconnect();
  const [producer, consumer] = [client.producer(), client.consumer({ groupId: topic })];
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  let watch = new Stopwatch();
  await consumer.run({ eachMessage: ({ message }) => { watch.begin(String(message.key)); return Promise.resolve(); } });
  const body = JSON.stringify(facts);
  const measure = (): Promise<number> => {
    watch = new Stopwatch();
    return p99At300(watch, async () => {
      const id = newId();
      watch.commit(id);
      await producer.send({ topic, messages: [{ key: id, value: body }] });
    });
  };
  return { measure, close: async () => { await Promise.all([producer.disconnect(), consumer.disconnect()]); } };
}

const rig = await EventRig.open('kafka');
try {
  const ours = await openPath(rig);
  const direct = await openDirect(rig.brokers);
  await ours();
  await direct.measure();
  await alternate('event-latency-kafka', 'ms p99', { ours, limit: direct.measure }, { eventsPerSecond: 300 });
  await direct.close();
} finally {
  await rig.close();
}
