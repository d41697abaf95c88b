import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { EventTypes } from '../../domain/event-types.js';
import type { Subscription } from '../../domain/subscription.js';
import type { Contracts } from '../../ports/contracts.js';
import type { Sinks } from '../../ports/sinks.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';
import type { SubscriptionRequest } from '../../views/subscription-view.js';
import { wantedOf } from '../../views/wanted-subscription.js';

/** What is planned already stays as it is; from the next event on the new terms hold. Another receiver must be approved anew. */
export class ReplaceSubscriptionUseCase {
  constructor(private readonly desk: SubscriptionDesk, private readonly contracts: Contracts, private readonly known: { readonly types: EventTypes; readonly sinks: Sinks }) {}

  async execute(context: CommandContext, id: string, request: SubscriptionRequest): Promise<Subscription> {
    const moved = await this.desk.change(context, id, async (tx, found) => {
      // The contract and the place in the log are a subscription's own for good.
      if (request.config.contract !== found.contractId) throw commonErrors('common/invalid-input', {}, [{ path: '/config/contract', code: 'subscription/fixed' }]);
      const contract = await this.contracts.find(tx, found.contractId);
      if (!contract) throw commonErrors('common/not-found');
      const wanted = wantedOf({ ...request, config: { ...request.config, start: request.config.start ?? found.start } }, contract, this.known.types, this.known.sinks);
      const { source: _s, types: _t, technician: _e, reason, ...lasting } = found;
      const elsewhere = wanted.sink !== found.sink;
      const kept = elsewhere ? { state: 'pending' as const } : { state: found.state, ...(reason ? { reason } : {}) };
      this.desk.subscriptions.replace(tx, context, { ...lasting, ...wanted, start: found.start, ...kept }, request.sinkcredential);
      return elsewhere;
    });
    if (moved) await this.desk.quiet([id]);
    return this.desk.read(id);
  }
}
