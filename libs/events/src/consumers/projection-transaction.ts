import type { Pool, PoolClient } from 'pg';
import { ChangeSet, isDatabaseGone } from '@tinhso/persistence';
import type { NamedQuery, Tx } from '@tinhso/persistence';
import type { Apply, ProjectionStore } from './ports.js';

const claim = {
  name: 'inbox_claim',
  text: 'insert into inbox (consumer, event_id) select $1, unnest($2::text[]) on conflict do nothing returning event_id',
};

const parkedAmong = { name: 'inbox_parked', text: 'select from parked_event where consumer = $1 and event_id = any($2) limit 1' };

const run = async <Row>(client: PoolClient, query: NamedQuery): Promise<Row[]> =>
  (await client.query({ name: query.name, text: query.text, values: query.values as unknown[] })).rows as Row[];

const applyIn = (client: PoolClient): Apply => async (effect) => {
  const set = new ChangeSet();
  const tx: Tx = { read: (query) => run(client, query), add: (change) => set.add(change), find: (name) => set.find(name), added: () => set.added };
  await effect(tx);
  if (set.size > 0) await run(client, set.toStatement());
};

/** A transaction over several round trips on one connection. */
export class ProjectionTransaction implements ProjectionStore {
  constructor(private readonly pool: () => Pool) {}

  async together(group: string, eventIds: readonly string[], work: (fresh: Set<string>, apply: Apply) => Promise<void>): Promise<void> {
    const client = await this.pool().connect();
    let broken: Error | undefined;
    // A connection that dies between two queries says so as an event, which without a listener ends the process.
    const onLost = (error: Error): void => { broken = error; };
    client.on('error', onLost);
    try {
      await client.query('begin');
      const { rows } = await client.query<{ event_id: string }>({ ...claim, values: [group, eventIds] });
      const fresh = new Set(rows.map((row) => row.event_id));
      if (eventIds.some((id) => !fresh.has(id))) await this.refuseParked(client, group, eventIds);
      await work(fresh, applyIn(client));
      await client.query('commit');
    } catch (error) {
      // On a connection that is gone a rollback would only wait for its own time-out.
      if (isDatabaseGone(error)) broken ??= error as Error;
      else await client.query('rollback').catch(onLost);
      throw error;
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }

  private async refuseParked(client: PoolClient, group: string, eventIds: readonly string[]): Promise<void> {
    const { rowCount } = await client.query({ ...parkedAmong, values: [group, eventIds] });
    if (rowCount !== 0) throw new Error('an event of the batch is parked');
  }
}
