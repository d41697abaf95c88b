import { openTransport } from '@tinhso/events';
import pg from 'pg';
import type { HostConfig } from '../host/host-config.ts';
import { schema } from '../host/host-config.ts';
import type { Command, Effect, History, Logged, Offset } from './history.ts';

export interface Evidence extends Pick<HostConfig, 'databaseUrl' | 'transport' | 'topic'> {
  readonly groups: readonly string[];
}

const query = async <Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema}`, connectionTimeoutMillis: 30_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
};

const embeddedLog = (url: string, topic: string): Promise<Logged[]> => query(url, `
  select key as subject, (headers->>'ce_sequence')::int as sequence, headers->>'ce_id' as event from transport.log where topic = $1 order by part, pos`, [topic]);

async function kafkaLog(brokers: readonly string[], topic: string): Promise<Logged[]> {
  const transport = await openTransport({ kind: 'kafka', brokers, clientId: 'chaos-checker' });
  try {
    const all: Logged[] = [];
    for (let partition = 0; partition < await transport.partitions(topic); partition += 1) {
      for (let from = 0; ;) {
        const messages = await transport.read(topic, partition, from, 5_000);
        if (messages.length === 0) break;
        all.push(...messages.map(({ key, headers }) => ({ subject: key, sequence: Number(headers['ce_sequence']), event: headers['ce_id'] as string })));
        from = (messages.at(-1)?.position ?? from) + 1;
      }
    }
    return all;
  } finally {
    await transport.stop();
  }
}

const embeddedOffsets = (url: string, topic: string): Promise<Offset[]> => query(url, `
  select o.group_name as group, o.topic || '/' || o.part as partition, o.committed::int, h.next::int as end
  from transport.ownership o join transport.log_head h using (topic, part) where o.topic = $1`, [topic]);

async function kafkaOffsets(brokers: readonly string[], topic: string, groups: readonly string[]): Promise<Offset[]> {
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const admin = new Kafka({ brokers: [...brokers], clientId: 'chaos-checker', logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const ends = new Map((await admin.fetchTopicOffsets(topic)).map((one) => [one.partition, Number(one.high)]));
    const committed = await Promise.all(groups.map(async (group) => ({ group, topics: await admin.fetchOffsets({ groupId: group, topics: [topic] }) })));
    return committed.flatMap(({ group, topics }) => topics.flatMap(({ partitions }) => partitions.map((one) => (
      { group, partition: `${topic}/${one.partition}`, committed: Number(one.offset), end: ends.get(one.partition) ?? 0 }))));
  } finally {
    await admin.disconnect();
  }
}

/** How many effects, parked events and unpublished rows there are now; throws while the database is away. */
export async function tally(databaseUrl: string): Promise<{ commands: number; effects: number; parked: number; unpublished: number }> {
  const [row] = await query<{ commands: number; effects: number; parked: number; unpublished: number }>(databaseUrl, `
    select (select count(*)::int from idempotency_key) as commands, (select count(distinct (grp, event_id))::int from effect) as effects,
           (select count(*)::int from parked_event) as parked, (select count(*)::int from outbox) as unpublished`);
  return row as NonNullable<typeof row>;
}

/** Sessions that hold a transaction open and do nothing, or wait for a lock; of everybody but this caller. */
export const stuckSessions = (databaseUrl: string): Promise<string[]> => query<{ what: string }>(databaseUrl, `
  select state || ': ' || left(query, 80) as what from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and ((state like 'idle in transaction%' and state_change < now() - interval '5 seconds')
    or (wait_event_type = 'Lock' and query_start < now() - interval '5 seconds'))`).then((rows) => rows.map(({ what }) => what));

export const latencies = (databaseUrl: string, group: string): Promise<{ subject: string; ms: number }[]> => query(databaseUrl, `
  select subject, extract(epoch from happened_at - written_at)::float8 * 1000 as ms from effect where grp = $1 order by at`, [group]);

export const parkedReasons = (databaseUrl: string): Promise<{ reason: string; attempts: number; ms: number }[]> => query(databaseUrl, `
  select reason, attempts, extract(epoch from parked_at - (headers->>'ce_time')::timestamptz)::float8 * 1000 as ms from parked_event`);

/** Effects that are still missing of commands that were done so many seconds ago or earlier. */
export const missingEffects = async (databaseUrl: string, secondsAgo: number, groups: number): Promise<number> => (await query<{ n: number }>(databaseUrl, `
  select coalesce(sum($2 - (select count(distinct grp) from effect e where e.event_id = k.answer->>'event')), 0)::int as n
  from idempotency_key k where created_at < now() - $1 * interval '1 second'`, [secondsAgo, groups]))[0]?.n ?? 0;

/** Messages that a group of the embedded transport has not acknowledged, counted one by one. */
export const countedLag = async (databaseUrl: string, topic: string, group: string): Promise<number> => (await query<{ n: number }>(databaseUrl, `
  select count(*)::int as n from transport.log l join transport.ownership o using (topic, part) where o.group_name = $2 and topic = $1 and l.pos >= o.committed`, [topic, group]))[0]?.n ?? 0;

/** How often a partition of the embedded transport went from one member to another. */
export const changesOfHands = async (databaseUrl: string, topic: string): Promise<number> =>
  (await query<{ n: number }>(databaseUrl, 'select coalesce(sum(epoch - 1), 0)::int as n from transport.ownership where topic = $1', [topic]))[0]?.n ?? 0;

/** Reads everything that is left of a run. */
export async function gather({ databaseUrl, transport, topic, groups }: Evidence, acknowledged: readonly Command[]): Promise<History> {
  const kafka = transport.kind === 'kafka' ? transport.brokers : undefined;
  return {
    acknowledged, groups,
    commands: await query(databaseUrl, `select key, answer->>'subject' as subject, (answer->>'version')::int as version, answer->>'event' as event from idempotency_key`),
    aggregates: await query(databaseUrl, 'select id as subject, version from aggregate'),
    log: kafka ? await kafkaLog(kafka, topic) : await embeddedLog(databaseUrl, topic),
    effects: await query<Effect>(databaseUrl, 'select grp as group, event_id as event, subject, sequence from effect order by at'),
    parked: await query(databaseUrl, 'select consumer as group, event_id as event from parked_event'),
    offsets: kafka ? await kafkaOffsets(kafka, topic, groups) : await embeddedOffsets(databaseUrl, topic),
    unpublished: (await tally(databaseUrl)).unpublished,
  };
}
