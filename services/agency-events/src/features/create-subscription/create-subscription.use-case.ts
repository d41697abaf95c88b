import { randomBytes } from 'node:crypto';
import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { commonErrors, keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { TransactionRunner } from '@tinhso/persistence';
import { isInForce } from '../../domain/contract.js';
import type { EventTypes } from '../../domain/event-types.js';
import { usualQuota } from '../../domain/subscription.js';
import type { Subscription } from '../../domain/subscription.js';
import type { Contracts } from '../../ports/contracts.js';
import type { Sinks } from '../../ports/sinks.js';
import type { Subscriptions } from '../../ports/subscriptions.js';
import { recordOf } from '../../views/own-records.js';
import { viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionRequest, SubscriptionView } from '../../views/subscription-view.js';
import { wantedOf } from '../../views/wanted-subscription.js';
import { webhookErrors } from '../../webhook.errors.js';

/** A new subscription waits for approval, but its place in the log is taken now: nothing that happens meanwhile is missed. */
export class CreateSubscriptionUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly kept: { readonly contracts: Contracts; readonly subscriptions: Subscriptions }, private readonly access: Access,
    private readonly known: { readonly types: EventTypes; readonly sinks: Sinks }, private readonly clock: Clock,
  ) {}

  execute(context: CommandContext, request: SubscriptionRequest): Promise<SubscriptionView> {
    return this.transactions.run(async (tx) => {
      const contract = await this.kept.contracts.find(tx, request.config.contract);
      await this.access.toChange(context, { type: 'contract', id: request.config.contract }, contract ? recordOf(contract.client) : {});
      if (!contract) throw commonErrors('common/not-found');
      const now = this.clock.now();
      if (!isInForce({ ...contract, validFrom: new Date(0) }, now)) throw webhookErrors('contract/not-in-force');
      const quota = await this.kept.subscriptions.quota(tx, contract.client) ?? { ...usualQuota, used: 0 };
      if (quota.used >= quota.maxSubscriptions) throw webhookErrors('subscription/quota-reached', { max: quota.maxSubscriptions });
      const subscription: Subscription = {
        id: newId(), contractId: contract.id, client: contract.client, version: 1, state: 'pending', ...wantedOf(request, contract, this.known.types, this.known.sinks),
        createdAt: now, progress: { position: 0, sequence: 0, waiting: 0, blockedSubjects: 0 }, secrets: [{ since: now }],
      };
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      this.kept.subscriptions.add(tx, context, { subscription, secret, ...(request.sinkcredential ? { credential: request.sinkcredential } : {}) }, quota);
      const view = viewOfSubscription(subscription);
      keepAnswer(tx, context, 201, view);
      return view;
    });
  }
}
