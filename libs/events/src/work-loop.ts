import { defaultBackOff, delayOf, pause } from './back-off.js';
import type { Bell } from './bell.js';
import { systemTimers } from './timers.js';
import type { Timers } from './timers.js';

export interface LoopedWork {
  readonly bell: Bell;
  readonly pollMs: number;
  /** One pass; true when there may be more to do at once. */
  readonly pass: () => Promise<boolean>;
  /** After so many failures in a row. */
  readonly failed: (error: unknown, failures: number) => void;
}

const backOff = { ...defaultBackOff, capMs: 5_000 };

/** Work that somebody rings for, with a slow poll as safety net and back-off while it fails, until it is stopped. */
export class WorkLoop {
  private running?: Promise<void>;
  private over = false;

  constructor(private readonly work: LoopedWork, private readonly timers: Timers = systemTimers) {}

  get stopped(): boolean {
    return this.over;
  }

  start(): void {
    this.running ??= this.go();
  }

  /** Resolves when the pass in hand is over. */
  async stop(): Promise<void> {
    this.over = true;
    this.work.bell.ring();
    await this.running;
  }

  private async go(): Promise<void> {
    const { bell, pollMs, pass, failed } = this.work;
    for (let failures = 0; !this.over;) {
      try {
        const more = await pass();
        failures = 0;
        if (!more && !this.over) await bell.wait(pollMs);
      } catch (error) {
        failures += 1;
        failed(error, failures);
        await pause(delayOf(failures, backOff, this.timers), () => this.over, this.timers);
      }
    }
  }
}
