import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { isInForce } from '../../domain/contract.js';
import { usualQuota } from '../../domain/subscription.js';
import type { Subscription } from '../../domain/subscription.js';
import type { Contracts } from '../../ports/contracts.js';
import type { ReceiverDirectory } from '../../ports/receiver-directory.js';
import type { Receivers } from '../../ports/receivers.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { webhookErrors } from '../../webhook.errors.js';

interface Outside { readonly receivers: Receivers; readonly directory: ReceiverDirectory }

/** An administrator lets a receiver be served; the receiver itself must have agreed to it in the same moment. */
export class ApproveSubscriptionUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly desk: SubscriptionDesk, private readonly contracts: Contracts,
    private readonly outside: Outside, private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext, id: string): Promise<Subscription> {
    const wanted = await this.desk.change(context, id, (_, found) => found);
    if (wanted.state !== 'pending' && wanted.reason !== 'by-administrator') throw webhookErrors('subscription/wrong-state', { state: wanted.state });
    const [contract, quota, receiver] = await this.transactions.run((tx) => Promise.all([
      this.contracts.find(tx, wanted.contractId), this.desk.subscriptions.quota(tx, wanted.client), this.outside.directory.receiverOf(tx, wanted, this.clock.now()),
    ]));
    if (!contract || !isInForce(contract, this.clock.now())) throw webhookErrors('contract/not-in-force');
    const { granted, why = '', allowedRate } = await this.outside.receivers.consent(receiver, (quota ?? usualQuota).requestsPerMinute);
    if (!granted) throw webhookErrors('subscription/no-consent', { why, origin: this.outside.receivers.origin });
    await this.desk.change(context, id, (tx, found) => {
      // Another receiver may have been named meanwhile; that one has not been asked.
      if (found.version !== wanted.version) throw webhookErrors('subscription/wrong-state', { state: found.state });
      const { allowedRate: _, ...rest } = found;
      this.desk.subscriptions.changeState(tx, context, rest, { state: 'active', consentedAt: this.clock.now(), ...(allowedRate ? { allowedRate } : {}) });
    });
    return this.desk.read(id);
  }
}
