import { feedErrors } from './feed.errors.js';
import { matches } from './feed-filter.js';
import type { FeedFacts, FeedFilter } from './feed-filter.js';

export interface FeedTailLimits {
  /** Requests of one client that may wait in this process. */
  readonly perClient: number;
  /** What another process records is seen after so long. */
  readonly netMs: number;
}

/** One request that waits at the end of the feed. */
class Waiter {
  private rung = false;
  private wake?: () => void;

  constructor(readonly client: string, readonly filter: FeedFilter, private readonly netMs: number) {}

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves on a ring since the last wait, when the signal aborts, or after the time, `netMs` at most. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake?.(), Math.min(milliseconds, this.netMs));
      this.wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', this.wake as () => void);
        this.wake = undefined;
        this.rung = false;
        resolve();
      };
      signal.addEventListener('abort', this.wake);
      if (this.rung || signal.aborted) this.wake();
    });
  }
}

/** Where long polls wait: woken after the commit of an event that they ask for, released all at once when the service stops. */
export class FeedTail {
  private readonly waiting = new Set<Waiter>();
  private readonly ended = new AbortController();
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly limits: FeedTailLimits = { perClient: 20, netMs: 1_000 }) {}

  /** Aborts when the service stops. */
  get stopping(): AbortSignal {
    return this.ended.signal;
  }

  /** How many wait. */
  get size(): number {
    return this.waiting.size;
  }

  /** Told of everything that is recorded by this process. */
  onRecorded(listener: () => void): void {
    this.listeners.push(listener);
  }

  recorded(event: FeedFacts): void {
    for (const listener of this.listeners) listener();
    for (const waiter of this.waiting) if (matches(waiter.filter, event)) waiter.ring();
  }

  /** A ring is kept from here on, so what is recorded while the caller reads is not missed. Throws `agency-events/too-many-waiting`. */
  enter(client: string, filter: FeedFilter): { wait(milliseconds: number, signal: AbortSignal): Promise<void>; leave(): void } {
    const own = [...this.waiting].filter((waiter) => waiter.client === client).length;
    if (own >= this.limits.perClient) throw feedErrors('agency-events/too-many-waiting', { most: this.limits.perClient });
    const waiter = new Waiter(client, filter, this.limits.netMs);
    this.waiting.add(waiter);
    return { wait: (milliseconds, signal) => waiter.wait(milliseconds, signal), leave: () => void this.waiting.delete(waiter) };
  }

  onModuleDestroy(): void {
    this.ended.abort();
  }
}
