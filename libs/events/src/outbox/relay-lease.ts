import type { Timers } from '../timers.js';
import type { LeaseStore } from './ports.js';

export interface LeaseSettings {
  /** Nobody else's name. */
  readonly owner: string;
  readonly leaseMs: number;
}

/** Keeps a second relay of the same service idle. Two effective relays would not lose or swap events, only double them. */
export class RelayLease {
  private heldUntil = 0;
  private epochHeld = 0;
  private floor = 0;

  constructor(private readonly store: LeaseStore, private readonly settings: LeaseSettings, private readonly timers: Timers) {}

  /** The fencing number of the current holding; rises whenever the lease changes hands. */
  get epoch(): number {
    return this.epochHeld;
  }

  get owner(): string {
    return this.settings.owner;
  }

  /** True while the lease is surely ours, by this process's own clock. */
  get held(): boolean {
    return this.timers.now() < this.heldUntil;
  }

  /** Takes or renews the lease; renews only in its last two thirds. */
  async hold(): Promise<boolean> {
    const { owner, leaseMs } = this.settings;
    const asked = this.timers.now();
    if (this.heldUntil - asked > (leaseMs * 2) / 3) return true;
    const epoch = await this.store.acquire(owner, leaseMs, this.floor);
    this.heldUntil = epoch === undefined ? 0 : asked + leaseMs;
    this.epochHeld = epoch ?? 0;
    return this.held;
  }

  /**
   * The transport knows a newer holder: asks the store again before anything else is sent. A relay that the store still
   * names as the holder, because its database is older than the transport's (restored from a backup), goes above that epoch.
   */
  doubt(current = 0): void {
    this.heldUntil = 0;
    this.floor = Math.max(this.floor, current + 1);
  }

  async release(): Promise<void> {
    this.heldUntil = 0;
    await this.store.release(this.settings.owner);
  }
}
