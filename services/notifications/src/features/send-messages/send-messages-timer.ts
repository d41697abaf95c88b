import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { logger } from '@tinhso/observability';
import type { Delivery } from '../../ports/delivery.js';
import type { SendMessagesUseCase } from './send-messages.use-case.js';

/** Goes on at once while there is work, and looks again every so often when there is none. */
export class SendMessagesTimer implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(private readonly send: SendMessagesUseCase, private readonly deliveries: readonly Delivery[], private readonly everyMs = 1_000) {}

  onModuleInit(): void {
    this.arm();
  }

  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.round;
    this.deliveries.forEach((delivery) => delivery.close());
  }

  private arm(): void {
    if (this.ended) return;
    this.timer = setTimeout(() => { this.round = this.work().finally(() => this.arm()); }, this.everyMs);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    try {
      while (!this.ended && await this.send.execute() > 0);
    } catch (error) {
      logger.warn({ service: 'notifications', error }, 'messages could not be read or written; the next round tries again');
    }
  }
}
