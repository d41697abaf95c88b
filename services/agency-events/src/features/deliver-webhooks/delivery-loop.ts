import { logger } from '@tinhso/observability';
import type { WebhookMachine } from './webhook-machine.js';

export interface Pace {
  /** Between two looks when nothing rings. */
  readonly idleMs: number;
  /** After a round that failed. */
  readonly faultMs: number;
  readonly tidyMs: number;
}

/** Keeps the machine going: at once while there is work, when an event was recorded, and every so often. */
export class DeliveryLoop {
  private timer?: NodeJS.Timeout;
  private wake?: () => void;
  private rung = false;
  private ended = false;
  private running: Promise<void> = Promise.resolve();
  private tidied = 0;

  constructor(private readonly machine: WebhookMachine, private readonly more: { tidy(): Promise<void>; close(): Promise<void> }, private readonly pace: Pace = { idleMs: 100, faultMs: 1_000, tidyMs: 60_000 }) {}

  start(): void {
    this.running = this.run();
  }

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  async stop(): Promise<void> {
    this.ended = true;
    this.ring();
    await this.running;
    await this.machine.stop().catch((error: unknown) => logger.warn({ service: 'agency-events', error }, 'the lead of deliveries could not be given back; it runs out by itself'));
    await this.more.close();
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      let [busy, restMs] = [false, this.pace.idleMs];
      try {
        busy = await this.machine.round();
        if (performance.now() - this.tidied > this.pace.tidyMs) {
          this.tidied = performance.now();
          await this.more.tidy();
        }
      } catch (error) {
        logger.warn({ service: 'agency-events', error }, 'webhooks could not be planned; the next round tries again');
        restMs = this.pace.faultMs;
      }
      if (!busy) await this.rest(restMs);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        clearTimeout(this.timer);
        this.wake = undefined;
        this.rung = false;
        resolve();
      };
      this.timer = setTimeout(() => this.wake?.(), milliseconds);
      if (this.rung) this.wake();
    });
  }
}
