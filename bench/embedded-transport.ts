/** embedded-transport: messages a second stored and read again by a group, against bare inserts and selects on a table of the same shape. */
import { toMessage, envelopeSettings } from '@tinhso/events';
import type { OutgoingMessage } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { alternate } from './lib/alternate.ts';
import { anEvent, EventRig } from './lib/event-rig.ts';

const count = 20_000;
const batch = 500;

const rig = await EventRig.open('embedded');
try {
  const transport = await rig.transport();
  const some = (topic: string): OutgoingMessage[] => Array.from({ length: batch }, (_, n) => toMessage(anEvent(topic, `s${n % 200}`, 1), envelopeSettings('bench')));
  const rounds = count / batch;

  const ours = async (): Promise<number> => {
    const topic = `bench.${newId()}.events`;
    await transport.ensureTopics([topic]);
    const messages = some(topic);
    const from = performance.now();
    for (let n = 0; n < rounds; n += 1) await transport.publish(messages);
    await new Promise<void>((resolve, reject) => {
      let seen = 0;
      transport.subscribe({ group: topic, topics: [topic], onBatch: ({ messages: got }, control) => {
        seen += got.length;
        control.acknowledge(got.at(-1)?.position ?? 0);
        if (seen === count) resolve();
        return Promise.resolve();
      } }).catch(reject);
    });
    return (count * 1000) / (performance.now() - from);
  };

  const { pool } = rig;
  const limit = async (): Promise<number> => {
    await pool.query('delete from bare_log');
    const messages = some('bare');
    const values = [messages.map(({ key }) => key), messages.map(({ body, headers }) => JSON.stringify({ headers, body: body.toString() }))];
    const from = performance.now();
    for (let n = 0; n < rounds; n += 1) {
      await pool.query({ name: 'put', text: 'insert into bare_log (id, subject, data) select key, key, data::jsonb from unnest($1::text[], $2::text[]) as given (key, data)', values });
    }
    for (let last = '0', seen = 0; seen < count;) {
      const { rows } = await pool.query<{ pos: string }>({ name: 'get', text: 'select pos, id, subject, data from bare_log where pos > $1 order by pos limit 500', values: [last] });
      last = rows.at(-1)?.pos ?? last;
      seen += rows.length;
    }
    return (count * 1000) / (performance.now() - from);
  };
  await ours();
  await limit();
  await alternate('embedded-transport', 'messages/s', { ours, limit }, { count, batch });
} finally {
  await rig.close();
}
