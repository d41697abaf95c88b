import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { logger } from '@tinhso/observability';
import type { ExpireBillsUseCase } from './expire-bills.use-case.js';

/** Looks for overdue bills every now and then; a round never overlaps the one before it. */
export class ExpireBillsTimer implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(private readonly expire: ExpireBillsUseCase, private readonly everyMs = 30_000) {}

  onModuleInit(): void {
    this.arm();
  }

  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private arm(): void {
    if (this.ended) return;
    this.timer = setTimeout(() => { this.round = this.work().finally(() => this.arm()); }, this.everyMs);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    try {
      await this.expire.execute();
    } catch (error) {
      logger.warn({ service: 'payments', error }, 'overdue bills could not be ended; the next round tries again');
    }
  }
}
