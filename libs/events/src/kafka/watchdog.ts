export interface WatchdogOptions {
  readonly patienceMs: number;
  readonly lag: () => Promise<number>;
  readonly onStall: () => Promise<void>;
}

/** Notices a consumer that has work and does none: its crash event always says that it restarts, even when it does not. */
export class Watchdog {
  private last = performance.now();
  private timer?: NodeJS.Timeout;
  private looking = false;

  constructor(private readonly options: WatchdogOptions) {}

  start(): void {
    this.progress();
    this.timer = setInterval(() => void this.look(), this.options.patienceMs / 4);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Say that something was received, finished, or is being worked on. */
  progress(): void {
    this.last = performance.now();
  }

  private async look(): Promise<void> {
    if (this.looking || performance.now() - this.last < this.options.patienceMs) return;
    this.looking = true;
    try {
      if ((await this.options.lag()) > 0) await this.options.onStall();
      this.progress();
    } catch {
      // The broker does not answer: nothing is known, and the next look asks again.
    } finally {
      this.looking = false;
    }
  }
}
