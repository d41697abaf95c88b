import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Contract } from '../../domain/contract.js';
import type { Contracts } from '../../ports/contracts.js';
import { recordOf } from '../../views/own-records.js';
import { webhookErrors } from '../../webhook.errors.js';

export interface Decision {
  readonly state: 'approved' | 'refused';
  readonly reason?: string;
}

export class DecideContractUseCase {
  constructor(private readonly transactions: TransactionRunner, private readonly contracts: Contracts, private readonly access: Access, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, { state, reason }: Decision): Promise<Contract> {
    return this.transactions.run(async (tx) => {
      const found = await this.contracts.find(tx, id);
      await this.access.toChange(context, { type: 'contract', id }, found ? recordOf(found.client) : {});
      if (!found) throw commonErrors('common/not-found');
      if (found.state !== 'proposed') throw webhookErrors('contract/decided-already');
      const decided: Contract = { ...found, state, decision: { by: context.actor.id, at: this.clock.now(), ...(reason ? { reason } : {}) } };
      this.contracts.decide(tx, context, decided);
      return decided;
    });
  }
}
