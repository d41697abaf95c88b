import type { Pool } from 'pg';
import { FencedOff } from '../publisher.js';
import type { Publisher } from '../publisher.js';
import { defaultPartitions } from '../transport.js';
import type { OutgoingMessage, ReceivedMessage } from '../transport.js';
import { partitionOf } from './partition-of.js';

export interface PartitionHead {
  readonly topic: string;
  readonly part: number;
  /** Position that the next message will get. */
  readonly next: number;
}

// Heads are locked in one order before any is moved: appenders to the same partitions cannot deadlock.
const appending = (allowed = ''): string => `given as (
      select ord, topic, part, key, headers, body,
             row_number() over (partition by topic, part order by ord) - 1 as nth
      from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::bytea[]) with ordinality as g (topic, part, key, headers, body, ord)${allowed}),
    counted as (select topic, part, count(*) as n from given group by topic, part),
    locked as (select h.topic, h.part, h.next from transport.log_head h join counted c on c.topic = h.topic and c.part = h.part
               order by h.topic, h.part for update of h),
    moved as (update transport.log_head h set next = h.next + c.n from counted c
              where c.topic = h.topic and c.part = h.part and exists (select from locked)
              returning h.topic, h.part, h.next - c.n as base)
    insert into transport.log (topic, part, pos, key, headers, body)
    select g.topic, g.part, m.base + g.nth, g.key, g.headers::jsonb, g.body
    from given g join moved m on m.topic = g.topic and m.part = g.part`;

const append = { name: 'transport_append', text: `with ${appending()}` };

// The row lock lasts until commit: an append under an older epoch is committed before a newer one appends, or never.
const fencedAppend = {
  name: 'transport_append_fenced',
  text: `with fence as (
      insert into transport.publisher as p (name, epoch) values ($6, $7)
      on conflict (name) do update set epoch = excluded.epoch where p.epoch <= excluded.epoch returning 1),
    ${appending(' where exists (select from fence)')}`,
};

const slice = {
  name: 'transport_slice',
  text: 'select pos, key, headers, body from transport.log where topic = $1 and part = $2 and pos >= $3 order by pos limit $4',
};

const createTopic = `
  insert into transport.log_head (topic, part) select $1, generate_series(0, $2::int - 1)
  where not exists (select from transport.log_head where topic = $1) on conflict do nothing`;

/** The log table: appends in order per partition, reads by position. */
export class EmbeddedLog {
  private readonly counts = new Map<string, number>();

  constructor(private readonly pool: Pool) {}

  async ensureTopics(topics: readonly string[], partitions = defaultPartitions): Promise<void> {
    for (const topic of [...topics].sort()) await this.pool.query(createTopic, [topic, partitions]);
  }

  async partitions(topic: string): Promise<number> {
    const known = this.counts.get(topic);
    if (known) return known;
    const { rows } = await this.pool.query<{ n: number }>('select count(*)::int as n from transport.log_head where topic = $1', [topic]);
    const count = rows[0]?.n ?? 0;
    if (count === 0) throw new Error(`topic ${topic} does not exist`);
    this.counts.set(topic, count);
    return count;
  }

  /** All or nothing; returns the partitions that grew. Rejects with `FencedOff` under an epoch that is over. */
  async append(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<Pick<PartitionHead, 'topic' | 'part'>[]> {
    for (const topic of new Set(batch.map((message) => message.topic))) await this.partitions(topic);
    const parts = batch.map((message) => partitionOf(message.key, this.counts.get(message.topic) as number));
    const { rowCount } = await this.pool.query({ ...(publisher ? fencedAppend : append), values: [
      batch.map((message) => message.topic), parts, batch.map((message) => message.key),
      batch.map((message) => JSON.stringify(message.headers)), batch.map((message) => message.body),
      ...(publisher ? [publisher.name, publisher.epoch] : []),
    ] });
    if (publisher && rowCount === 0) throw new FencedOff(publisher, await this.epochOf(publisher));
    if (rowCount !== batch.length) throw new Error(`stored ${rowCount} of ${batch.length} messages`);
    return batch.map(({ topic }, index) => ({ topic, part: parts[index] as number }));
  }

  private async epochOf({ name }: Publisher): Promise<number> {
    const { rows } = await this.pool.query<{ epoch: string }>('select epoch from transport.publisher where name = $1', [name]);
    return Number(rows[0]?.epoch ?? 0);
  }

  async slice(topic: string, partition: number, from: number, limit: number): Promise<ReceivedMessage[]> {
    const { rows } = await this.pool.query<{ pos: string; key: string; headers: Record<string, string>; body: Buffer }>(
      { ...slice, values: [topic, partition, from, limit] });
    return rows.map(({ pos, ...rest }) => ({ topic, partition, position: Number(pos), ...rest }));
  }

  async heads(topics: readonly string[]): Promise<PartitionHead[]> {
    const { rows } = await this.pool.query<{ topic: string; part: number; next: string }>({
      name: 'transport_heads', text: 'select topic, part, next from transport.log_head where topic = any($1) order by topic, part', values: [topics],
    });
    return rows.map((row) => ({ ...row, next: Number(row.next) }));
  }
}
