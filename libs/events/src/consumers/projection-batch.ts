import type { PoolClient } from 'pg';
import { ChangeSet } from '@tinhso/persistence';
import type { NamedQuery, Tx } from '@tinhso/persistence';
import type { IncomingEvent } from '../incoming-event.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import { spanOf } from './span.js';

const claim = {
  name: 'inbox_claim',
  text: 'insert into inbox (consumer, event_id) select $1, unnest($2::text[]) on conflict do nothing returning event_id',
};

const run = async <Row>(client: PoolClient, query: NamedQuery): Promise<Row[]> =>
  (await client.query({ name: query.name, text: query.text, values: query.values as unknown[] })).rows as Row[];

async function apply(client: PoolClient, definition: ConsumerDefinition, event: IncomingEvent): Promise<void> {
  const set = new ChangeSet();
  const tx: Tx = { read: (query) => run(client, query), add: (change) => set.add(change), find: (name) => set.find(name) };
  await definition.handle(event, tx);
  if (set.size > 0) await run(client, set.toStatement());
}

/** Many events in one transaction, in order; throws when any of them fails, and then none took effect. */
export async function projectTogether(definition: ConsumerDefinition, deps: ConsumerDeps, events: readonly IncomingEvent[]): Promise<void> {
  const client = await deps.pool().connect();
  let broken: Error | undefined;
  // A connection that dies between two queries says so as an event, which without a listener ends the process.
  const onLost = (error: Error): void => { broken = error; };
  client.on('error', onLost);
  try {
    await client.query('begin');
    const { rows } = await client.query<{ event_id: string }>({ ...claim, values: [definition.group, events.map((event) => event.id)] });
    const fresh = new Set(rows.map((row) => row.event_id));
    for (const event of events) {
      // delete: the same event may be twice in one batch
      if (fresh.delete(event.id)) await deps.tracing.withSpan(spanOf(definition.group, event), () => apply(client, definition, event));
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(onLost);
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
}
