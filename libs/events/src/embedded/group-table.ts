import type { Pool } from 'pg';
import type { PartitionProgress } from '../transport.js';
import type { Member, Partition } from './assignment.js';

export interface Claim extends Partition {
  readonly epoch: number;
  readonly committed: number;
}

const join = {
  name: 'transport_join',
  text: `with gone as (delete from transport.member where group_name = $1 and member_id <> $2 and expires_at < now())
         insert into transport.member (group_name, member_id, topics, expires_at)
         values ($1, $2, $3, now() + $4 * interval '1 millisecond')
         on conflict (group_name, member_id) do update set expires_at = excluded.expires_at`,
};

// Only what is really being read: a partition whose release failed must run out, not be kept for ever.
const renew = {
  name: 'transport_renew',
  text: `update transport.ownership set lease_until = now() + $3 * interval '1 millisecond'
         where group_name = $1 and owner = $2 and (topic, part) in (select * from unnest($4::text[], $5::int[]))
         returning topic, part, epoch, committed`,
};

// An epoch rises with every change of hands: whoever held the partition before can no longer acknowledge.
const claim = {
  name: 'transport_claim',
  text: `insert into transport.ownership as o (group_name, topic, part, owner, lease_until)
         select $1, topic, part, $2, now() + $3 * interval '1 millisecond' from unnest($4::text[], $5::int[]) as w (topic, part)
         on conflict (group_name, topic, part) do update
           set owner = excluded.owner, lease_until = excluded.lease_until, epoch = o.epoch + 1
           where o.owner is null or o.owner = excluded.owner or o.lease_until < now()
         returning topic, part, epoch, committed`,
};

const commit = {
  name: 'transport_commit',
  text: `update transport.ownership set committed = $5 where group_name = $1 and topic = $2 and part = $3 and epoch = $4 and committed <= $5`,
};

// The log is shorter than what was read of it: what counts from now on is read from its beginning.
const rewind = `update transport.ownership set committed = 0 where group_name = $1 and topic = $2 and part = $3 and epoch = $4`;

const release = 'update transport.ownership set owner = null where group_name = $1 and topic = $2 and part = $3 and epoch = $4';

const progress = `
  select h.topic, h.part, coalesce(o.committed, 0) as committed, h.next - coalesce(o.committed, 0) as lag
  from transport.log_head h left join transport.ownership o on o.group_name = $1 and o.topic = h.topic and o.part = h.part
  where h.topic in (select topic from transport.ownership where group_name = $1
                    union select unnest(topics) from transport.member where group_name = $1)
  order by 1, 2`;

interface ClaimRow { topic: string; part: number; epoch: string; committed: string }

const toClaim = (row: ClaimRow): Claim => ({ ...row, epoch: Number(row.epoch), committed: Number(row.committed) });

/** Who reads which partition for a group, and how far it has read. Time is the database's. */
export class GroupTable {
  constructor(private readonly pool: Pool, private readonly group: string, private readonly me: string, private readonly leaseMs: number) {}

  async join(topics: readonly string[]): Promise<Member[]> {
    await this.pool.query({ ...join, values: [this.group, this.me, topics, this.leaseMs] });
    const { rows } = await this.pool.query<{ member_id: string; topics: string[] }>(
      'select member_id, topics from transport.member where group_name = $1 and expires_at >= now()', [this.group]);
    return rows.map((row) => ({ id: row.member_id, topics: row.topics }));
  }

  async leave(): Promise<void> {
    await this.pool.query('delete from transport.member where group_name = $1 and member_id = $2', [this.group, this.me]);
    await this.pool.query('update transport.ownership set owner = null where group_name = $1 and owner = $2', [this.group, this.me]);
  }

  /** Extends what is still ours and says what that is. */
  async renew(read: readonly Partition[]): Promise<Claim[]> {
    const { rows } = await this.pool.query<ClaimRow>(
      { ...renew, values: [this.group, this.me, this.leaseMs, read.map((one) => one.topic), read.map((one) => one.part)] });
    return rows.map(toClaim);
  }

  /** Takes what is free; a partition whose owner is alive is left out. */
  async claim(wanted: readonly Partition[]): Promise<Claim[]> {
    const { rows } = await this.pool.query<ClaimRow>(
      { ...claim, values: [this.group, this.me, this.leaseMs, wanted.map((one) => one.topic), wanted.map((one) => one.part)] });
    return rows.map(toClaim);
  }

  /** False when the partition has changed hands. */
  async commit({ topic, part, epoch }: Claim, next: number): Promise<boolean> {
    const { rowCount } = await this.pool.query({ ...commit, values: [this.group, topic, part, epoch, next] });
    return rowCount === 1;
  }

  /** False when the partition has changed hands. */
  async rewind({ topic, part, epoch }: Claim): Promise<boolean> {
    const { rowCount } = await this.pool.query(rewind, [this.group, topic, part, epoch]);
    return rowCount === 1;
  }

  async release({ topic, part, epoch }: Claim): Promise<void> {
    await this.pool.query(release, [this.group, topic, part, epoch]);
  }

  static async progress(pool: Pool, group: string): Promise<PartitionProgress[]> {
    const { rows } = await pool.query<{ topic: string; part: number; committed: string; lag: string }>({ name: 'transport_progress', text: progress, values: [group] });
    return rows.map((row) => ({ topic: row.topic, partition: row.part, committed: Number(row.committed), lag: Number(row.lag) }));
  }
}
