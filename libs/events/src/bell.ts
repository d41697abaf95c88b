import { systemTimers } from './timers.js';
import type { Cancel, Timers } from './timers.js';

const never = Number.NEGATIVE_INFINITY;

/**
 * Wakes one sleeper. The first ring after a quiet time wakes at once, further ones at most every `gapMs`; a ring
 * while nobody sleeps is kept for the next wait.
 */
export class Bell {
  private rung = false;
  private lastWake = never;
  private wake?: () => void;
  private delayed?: Cancel;

  constructor(private readonly gapMs = 2, private readonly timers: Timers = systemTimers) {}

  ring(): void {
    this.rung = true;
    this.tryWake();
  }

  /** Resolves on a ring, or after the time. One sleeper at a time. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const expire = this.timers.after(milliseconds, () => this.wake?.());
      this.wake = () => {
        expire();
        this.delayed?.();
        this.delayed = undefined;
        this.wake = undefined;
        this.rung = false;
        this.lastWake = this.timers.now();
        resolve();
      };
      if (this.rung) this.tryWake();
    });
  }

  private tryWake(): void {
    if (!this.wake || this.delayed) return;
    const left = this.gapMs - (this.timers.now() - this.lastWake);
    if (left <= 0) this.wake();
    else this.delayed = this.timers.after(left, () => this.wake?.());
  }
}
