import { setTimeout as pause } from 'node:timers/promises';
import { ConsumerRunner } from '@tinhso/events';
import type { ConsumerDefinition, EventTransport, IncomingEvent } from '@tinhso/events';
import { PgTransactionRunner } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import type { Pool, PoolClient } from 'pg';
import { acknowledgingFirst, inboxOutside } from './breakages.ts';
import { Failpoints, watchingTransport } from './failpoints.ts';
import type { HostConfig, HostGroup } from './host-config.ts';
import { report } from './report.ts';

export const effectOf = (group: string, event: IncomingEvent) => ({
  name: 'effect', text: 'insert into effect (grp, event_id, subject, sequence, written_at) values ($1, $2, $3, $4, $5) returning at',
  values: [group, event.id, event.subject, event.sequence, event.time],
});

/** A fault of the event itself: the same at every attempt and for every member. */
const isPoison = ({ id }: IncomingEvent, every: number): boolean => Number.parseInt(id.slice(-8), 16) % every === 0;

const definitionOf = ({ group, kind }: HostGroup, config: HostConfig, points: Failpoints): ConsumerDefinition => ({
  group, kind, topics: [config.topic],
  handle: async (event: IncomingEvent, tx: Tx) => {
    points.reach('before-effect');
    if (config.handleMs) process.send?.({ report: 'handled' });
    if (config.handleMs) await pause(config.handleMs);
    if (config.poisonEvery && isPoison(event, config.poisonEvery)) throw new Error('this event breaks the handler');
    tx.add(effectOf(group, event));
    if (points.armed('during-commit')) tx.add({ name: 'slow', after: 'effect', text: 'select pg_sleep(0.3) from {{after}}', values: [], expectRows: 1 });
    points.reach('before-commit');
    points.reachWithin('during-commit', 100);
  },
});

/** A projection's batch commits on a connection of its own. */
const watchCommits = (pool: Pool, points: Failpoints): void => void pool.on('connect', (client: PoolClient) => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const answer = query(...args);
    return args[0] === 'commit' ? (answer as Promise<unknown>).then((result) => { points.reach('committed'); return result; }) : answer;
  }) as typeof client.query;
});

export async function runConsumer(config: HostConfig, pool: () => Pool, transport: EventTransport): Promise<void> {
  const points = new Failpoints(config.failpoint);
  const groups = config.groups ?? [];
  if (config.breakage === 'inbox-outside') return inboxOutside(groups, config, pool, transport);
  const through = config.breakage === 'acknowledge-first' ? acknowledgingFirst(transport) : watchingTransport(transport, points);
  const transactions = new PgTransactionRunner(pool, () => points.reach('committed'));
  watchCommits(pool(), points);
  const runner = new ConsumerRunner({ transport: through, pool, transactions, report });
  await runner.start(groups.map((group) => definitionOf(group, config, points)));
}
