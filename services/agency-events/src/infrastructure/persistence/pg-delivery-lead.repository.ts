import type { Pool } from 'pg';
import { newId } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { DeliveryLead } from '../../ports/webhook-log.js';

const acquire = `update webhook_head set owner = $1, expires_at = now() + $2 * interval '1 millisecond', epoch = epoch + (owner is distinct from $1)::int
  where owner is null or owner = $1 or expires_at < now() returning epoch`;

/** Lasts longer than a request may, so that what the one before has begun has ended when another one begins. */
export class PgDeliveryLead implements DeliveryLead {
  private readonly owner = newId();
  private heldUntil = 0;
  private held = 0;
  private askAgain = 0;

  constructor(private readonly pool: () => Pool, private readonly requestMs: number, private readonly leaseMs = 30_000) {}

  get epoch(): number {
    return this.held;
  }

  get mayStart(): boolean {
    return performance.now() + this.requestMs < this.heldUntil;
  }

  async hold(): Promise<boolean> {
    const asked = performance.now();
    if (this.heldUntil - asked > (this.leaseMs * 5) / 6) return true;
    if (asked < this.askAgain) return false;
    const [row] = await readNamed<{ epoch: string }>(this.pool(), { name: 'webhook_lead', text: acquire, values: [this.owner, this.leaseMs] });
    this.heldUntil = row ? asked + this.leaseMs : 0;
    this.askAgain = row ? 0 : asked + 1_000;
    this.held = Number(row?.epoch ?? 0);
    return row !== undefined;
  }

  async release(): Promise<void> {
    this.heldUntil = 0;
    await readNamed(this.pool(), { name: 'webhook_lead_release', text: 'update webhook_head set owner = null, expires_at = null where owner = $1', values: [this.owner] });
  }
}
