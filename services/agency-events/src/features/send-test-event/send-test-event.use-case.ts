import { defaultTypePrefix } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { usualQuota } from '../../domain/subscription.js';
import type { Deliveries } from '../../ports/deliveries.js';
import type { ReceiverDirectory } from '../../ports/receiver-directory.js';
import type { Attempt, Consent, Receivers } from '../../ports/receivers.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';

export interface TestResult {
  readonly consent: Consent;
  readonly attempt?: Attempt;
}

const testEvent = (id: string, subscriptionId: string, at: Date): string => JSON.stringify({
  specversion: '1.0', id, source: '/services/agency-events', type: `${defaultTypePrefix}.webhook.test.v1`, subject: subscriptionId, time: at.toISOString(), datacontenttype: 'application/json',
  data: { message: 'Đây là sự kiện thử. This is a test event.' },
});

/** Asks the receiver for its consent and, if it agrees, sends one event that means nothing. Never to a receiver that did not agree. */
export class SendTestEventUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly desk: SubscriptionDesk, private readonly deliveries: Deliveries,
    private readonly outside: { readonly receivers: Receivers; readonly directory: ReceiverDirectory }, private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext, id: string): Promise<TestResult> {
    const subscription = await this.desk.see(context, id);
    const now = this.clock.now();
    const [receiver, quota] = await this.transactions.run((tx) => Promise.all([this.outside.directory.receiverOf(tx, subscription, now), this.desk.subscriptions.quota(tx, subscription.client)]));
    const consent = await this.outside.receivers.consent(receiver, (quota ?? usualQuota).requestsPerMinute);
    if (!consent.granted) return { consent };
    const eventId = newId();
    const attempt = await this.outside.receivers.send(receiver, { id: eventId, body: testEvent(eventId, id, now) });
    await this.deliveries.keepTest(id, attempt);
    return { consent, attempt };
  }
}
