import type { Pool } from 'pg';
import { newId } from '@tinhso/kernel';

const acquire = {
  name: 'relay_lease_acquire',
  text: `insert into relay_lease as l (name, owner, epoch, expires_at)
         values ('relay', $1, 1, now() + $2 * interval '1 millisecond')
         on conflict (name) do update set owner = excluded.owner, expires_at = excluded.expires_at,
           epoch = l.epoch + (l.owner <> excluded.owner)::int
         where l.owner = excluded.owner or l.expires_at < now()
         returning epoch`,
};

/** Keeps a second relay of the same service idle. Two effective relays would not lose or swap events, only double them. */
export class RelayLease {
  private readonly owner = newId();
  private heldUntil = 0;
  private epochHeld = 0;

  constructor(private readonly pool: () => Pool, private readonly leaseMs: number) {}

  /** The fencing number of the current holding; rises whenever the lease changes hands. */
  get epoch(): number {
    return this.epochHeld;
  }

  /** True while the lease is surely ours, by this process's own clock. */
  get held(): boolean {
    return performance.now() < this.heldUntil;
  }

  /** Takes or renews the lease; renews only in its last two thirds. */
  async hold(): Promise<boolean> {
    const asked = performance.now();
    if (this.heldUntil - asked > (this.leaseMs * 2) / 3) return true;
    const { rows } = await this.pool().query<{ epoch: string }>({ ...acquire, values: [this.owner, this.leaseMs] });
    this.heldUntil = rows[0] ? asked + this.leaseMs : 0;
    this.epochHeld = Number(rows[0]?.epoch ?? 0);
    return this.held;
  }

  async release(): Promise<void> {
    this.heldUntil = 0;
    await this.pool().query("update relay_lease set expires_at = now() - interval '1 second' where name = 'relay' and owner = $1", [this.owner]);
  }
}
