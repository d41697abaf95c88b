import type { Pool } from 'pg';
import { newId } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Lease } from '../../ports/lease.js';

/** Keeps the pushers of other replicas idle. Two at once would send a state twice, which the portal keeps once. */
export class PusherLease implements Lease {
  private readonly owner = newId();

  constructor(private readonly pool: () => Pool, private readonly seconds = 120) {}

  async hold(): Promise<boolean> {
    const rows = await readNamed(this.pool(), {
      name: 'pusher_lease_hold',
      text: `insert into pusher_lease as l (owner, expires_at) values ($1, now() + $2 * interval '1 second')
             on conflict (only_row) do update set owner = excluded.owner, expires_at = excluded.expires_at
             where l.owner = excluded.owner or l.expires_at < now() returning owner`,
      values: [this.owner, this.seconds],
    });
    return rows.length > 0;
  }

  async release(): Promise<void> {
    await readNamed(this.pool(), { name: 'pusher_lease_release', text: 'delete from pusher_lease where owner = $1', values: [this.owner] });
  }
}
