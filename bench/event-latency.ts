/** event-latency: p99 from commit to consumer at 300 events/s over the embedded transport, against a bare LISTEN/NOTIFY loop of the same two hops. */
import { newId } from '@tinhso/kernel';
import pg from 'pg';
import { alternate } from './lib/alternate.ts';
import { EventRig, facts } from './lib/event-rig.ts';
import { p99At300, Stopwatch } from './lib/latency.ts';
import { openPath } from './lib/path-latency.ts';

/** Runs the work again as long as it was asked for meanwhile, never twice at once. */
function inTurn(work: () => Promise<void>): () => void {
  let asked = false;
  let running = false;
  return () => {
    asked = true;
    if (running) return;
    running = true;
    void (async () => {
      for (; asked;) { asked = false; await work(); }
      running = false;
    })();
  };
}

/** Row, NOTIFY, row, NOTIFY: what the way from commit to consumer costs when nothing is promised. */
async function openBareLoop(pool: pg.Pool, connect: () => Promise<pg.Client>): Promise<() => Promise<number>> {
  let watch = new Stopwatch();
  let last = '0';
  const move = inTurn(async () => {
    const { rowCount } = await pool.query('with moved as (delete from bare_outbox returning seq, id, subject, data) insert into bare_log (id, subject, data) select id, subject, data from moved order by seq');
    if (rowCount) await pool.query('notify bare_log');
  });
  const take = inTurn(async () => {
    const { rows } = await pool.query<{ pos: string; id: string }>({ name: 'take', text: 'select pos, id, subject, data from bare_log where pos > $1 order by pos limit 1000', values: [last] });
    for (const { pos, id } of rows) { watch.begin(id); last = pos; }
  });
  for (const [channel, work] of [['bare_outbox', move], ['bare_log', take]] as const) {
    const listener = await connect();
    listener.on('notification', work);
    await listener.query(`listen ${channel}`);
  }
  const write = async (): Promise<void> => {
    const id = newId();
    await pool.query({ name: 'write', text: 'insert into bare_outbox (id, subject, data) values ($1, $1, $2)', values: [id, facts] });
    watch.commit(id);
    await pool.query('notify bare_outbox');
  };
  return () => {
    watch = new Stopwatch();
    return p99At300(watch, write);
  };
}

const rig = await EventRig.open('embedded');
const listeners: pg.Client[] = [];
try {
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(rig.pool.options);
    listeners.push(client);
    await client.connect();
    return client;
  };
  const [ours, limit] = [await openPath(rig), await openBareLoop(rig.pool, connect)];
  await ours();
  await limit();
  await alternate('event-latency', 'ms p99', { ours, limit }, { eventsPerSecond: 300 });
} finally {
  await Promise.all(listeners.map((client) => client.end()));
  await rig.close();
}
