import type { Pool } from 'pg';
import type { LeaseStore } from './ports.js';

const acquire = {
  name: 'relay_lease_acquire',
  text: `insert into relay_lease as l (name, owner, epoch, expires_at)
         values ('relay', $1, greatest(1, $3::bigint), now() + $2 * interval '1 millisecond')
         on conflict (name) do update set owner = excluded.owner, expires_at = excluded.expires_at,
           epoch = greatest(l.epoch + (l.owner <> excluded.owner)::int, $3::bigint)
         where l.owner = excluded.owner or l.expires_at < now()
         returning epoch`,
};

/** The lease as a row; time is the database's. */
export class LeaseTable implements LeaseStore {
  constructor(private readonly pool: () => Pool) {}

  async acquire(owner: string, leaseMs: number, floor = 0): Promise<number | undefined> {
    const { rows } = await this.pool().query<{ epoch: string }>({ ...acquire, values: [owner, leaseMs, floor] });
    return rows[0] && Number(rows[0].epoch);
  }

  async release(owner: string): Promise<void> {
    await this.pool().query("update relay_lease set expires_at = now() - interval '1 second' where name = 'relay' and owner = $1", [owner]);
  }
}
