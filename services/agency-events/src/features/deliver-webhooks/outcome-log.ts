import type { Outcome } from '../../ports/webhook-log.js';

interface Waiting {
  readonly outcome: Outcome;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Outcomes that come while others are being written are written together, one statement for all of them. */
export class OutcomeLog {
  private readonly queue: Waiting[] = [];
  private writing = 0;

  constructor(private readonly write: (outcomes: readonly Outcome[]) => Promise<void>, private readonly limits = { lanes: 2, group: 200 }) {}

  /** Resolves once it is committed. */
  record(outcome: Outcome): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ outcome, resolve, reject });
      if (this.writing < this.limits.lanes) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing += 1;
    // One turn of the microtask queue: what one tick has made travels together.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const group = this.queue.splice(0, this.limits.group);
      try {
        await this.write(group.map(({ outcome }) => outcome));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.writing -= 1;
  }
}
