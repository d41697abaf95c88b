import type { Tx, TransactionRunner } from '@tinhso/persistence';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Subscription } from '../domain/subscription.js';
import { recordOf } from '../views/own-records.js';
import { webhookErrors } from '../webhook.errors.js';
import type { Subscriptions } from './subscriptions.js';

/** The one way to a subscription: it is there, it is the caller's own, and what was asked for is written down. */
export class SubscriptionDesk {
  constructor(private readonly transactions: TransactionRunner, readonly subscriptions: Subscriptions, private readonly access: Access) {}

  /** Throws `common/not-found` for somebody else's as for none at all. */
  async see(context: CommandContext, id: string): Promise<Subscription> {
    return this.transactions.run(async (tx) => {
      const found = await this.subscriptions.find(tx, id);
      await this.access.toSee(context, { type: 'subscription', id }, found ? recordOf(found.client) : {});
      if (!found) throw commonErrors('common/not-found');
      return found;
    });
  }

  /** What the work adds commits together with its record. Without a version from the caller, it is tried again when another was faster. */
  async change<T>(context: CommandContext, id: string, work: (tx: Tx, subscription: Subscription) => Promise<T> | T): Promise<T> {
    return this.transactions.run(async (tx) => {
      const found = await this.subscriptions.find(tx, id);
      await this.access.toChange(context, { type: 'subscription', id }, found ? recordOf(found.client) : {});
      if (!found) throw commonErrors('common/not-found');
      if (found.state === 'withdrawn' && context.operation !== 'deleteSubscription') throw webhookErrors('subscription/wrong-state', { state: 'withdrawn' });
      if (context.expectedVersion !== undefined && context.expectedVersion !== found.version) throw commonErrors('common/version-mismatch');
      return work(tx, found);
    }, context.expectedVersion === undefined ? { retryConflicts: 5 } : {});
  }

  /** The subscription as it is after a change. */
  async read(id: string): Promise<Subscription> {
    const found = await this.transactions.run((tx) => this.subscriptions.find(tx, id));
    if (!found) throw commonErrors('common/not-found');
    return found;
  }

  /** Resolves when the last request that was under way has ended; throws `subscription/still-sending` after `withinMs`. */
  async quiet(ids: readonly string[], withinMs = 15_000): Promise<void> {
    for (const until = performance.now() + withinMs; !(await this.subscriptions.areQuiet(ids));) {
      if (performance.now() > until) throw webhookErrors('subscription/still-sending');
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }
}
