export interface Allowance {
  readonly remaining: number;
  /** Seconds until the count begins anew. */
  readonly reset: number;
}

const windowMs = 60_000;

/**
 * Counts requests in fixed windows of a minute, in this process only: several replicas allow as many times the limit.
 * A window's counts are thrown away together, so memory holds nobody longer than a minute.
 */
export class RateLimits {
  private counts = new Map<string, number>();
  private ends = 0;

  constructor(readonly limit: number, private readonly now: () => number = Date.now) {}

  /** Counts one request; `remaining` is negative once the limit is passed. */
  take(key: string): Allowance {
    const now = this.turned();
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return { remaining: this.limit - count, reset: Math.ceil((this.ends - now) / 1_000) };
  }

  private turned(): number {
    const now = this.now();
    if (now >= this.ends) {
      this.counts = new Map();
      this.ends = now + windowMs;
    }
    return now;
  }
}
