import { logger, metrics } from '@tinhso/observability';
import type { Delivery, DeliveryOutcome } from '../../ports/delivery.js';
import type { Channel, LeasedMessage, Messages } from '../../ports/messages.js';

export interface Patience {
  readonly maxAttempts: number;
  /** Wait after this failed attempt, which counts from 1. */
  readonly delayMs: (attempt: number) => number;
}

/** 2 s, 4 s … up to 15 minutes; about a day in all. */
export const usualPatience: Patience = { maxAttempts: 100, delayMs: (attempt) => Math.min(1_000 * 2 ** Math.min(attempt, 20), 15 * 60_000) };

const batch = 20;
const ended = metrics.counter('tinhso_messages_total', 'Attempts to send a message to an applicant', ['channel', 'outcome']);

/** Sends what is due. A replica that dies after the sending sends again: at least once, with the same id. */
export class SendMessagesUseCase {
  constructor(private readonly messages: Messages, private readonly deliveries: Readonly<Record<Channel, Delivery>>, private readonly patience = usualPatience) {}

  /** How many messages were tried. */
  async execute(): Promise<number> {
    const due = await this.messages.lease(batch);
    await Promise.all(due.map((message) => this.one(message)));
    return due.length;
  }

  private async one(message: LeasedMessage): Promise<void> {
    const outcome = await this.deliveries[message.channel].send(message);
    ended.inc({ channel: message.channel, outcome: outcome.kind });
    if (outcome.kind === 'sent') return this.messages.finish(message, 'sent');
    return this.failed(message, outcome);
  }

  private async failed(message: LeasedMessage, { kind, code }: Exclude<DeliveryOutcome, { kind: 'sent' }>): Promise<void> {
    const over = kind === 'refused' || message.attempt >= this.patience.maxAttempts;
    logger.warn(
      { service: 'notifications', resourceType: 'message', resourceId: message.id, attempt: message.attempt, code },
      over ? 'a message was given up' : 'a message could not be sent; it is tried again',
    );
    if (over) await this.messages.finish(message, 'failed', code);
    else await this.messages.postpone(message, this.patience.delayMs(message.attempt), code);
  }
}
