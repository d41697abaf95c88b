import type { CommandContext } from '@tinhso/service-host';
import type { Subscription, SubscriptionState } from '../../domain/subscription.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';
import type { StateChange } from '../../ports/subscriptions.js';
import { webhookErrors } from '../../webhook.errors.js';

export interface Turn extends StateChange {
  /** From these states only; in the wanted one already, nothing is done. */
  readonly from: readonly SubscriptionState[];
}

export const pause: Turn = { state: 'paused', reason: 'by-agency', from: ['active'] };
export const resume: Turn = { state: 'active', from: ['paused', 'disabled'] };
export const disable: Turn = { state: 'disabled', reason: 'by-administrator', from: ['active', 'paused', 'pending'] };

// Only who disabled it may let it run again.
const heldBack = new Set(['by-administrator', 'contract-ended']);

/** Events are kept meanwhile and flow on in order. Resolves when nothing of it is under way any more. */
export class TurnSubscriptionUseCase {
  constructor(private readonly desk: SubscriptionDesk) {}

  async execute(context: CommandContext, id: string, { from, ...change }: Turn): Promise<Subscription> {
    await this.desk.change(context, id, (tx, found) => {
      if (found.state === change.state) return;
      const held = change.state === 'active' && (heldBack.has(found.reason ?? '') || found.consentedAt === undefined);
      if (!from.includes(found.state) || held) throw webhookErrors('subscription/wrong-state', { state: found.state });
      this.desk.subscriptions.changeState(tx, context, found, change);
    });
    if (change.state !== 'active') await this.desk.quiet([id]);
    return this.desk.read(id);
  }
}
