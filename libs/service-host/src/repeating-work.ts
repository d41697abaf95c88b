import { logger } from '@tinhso/observability';

/** What a service does by itself, from the moment it is told to until it is told to stop. */
export interface OwnWork {
  start(): void;
  /** Resolves when nothing is being worked on any more. */
  stop(): Promise<void>;
}

/** Work that a service does by itself every now and then; a round never overlaps the one before it, a failed one is tried again. */
export class RepeatingWork implements OwnWork {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(private readonly name: string, private readonly work: () => Promise<unknown>, private readonly everyMs = 30_000) {}

  start(): void {
    if (this.ended) return;
    this.timer = setTimeout(() => { this.round = this.run().finally(() => this.start()); }, this.everyMs);
    this.timer.unref();
  }

  /** Resolves when the round under way is over. */
  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      logger.warn({ part: this.name, error }, 'repeating work failed; the next round tries again');
    }
  }
}
