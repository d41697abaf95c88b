import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Contract } from '../../domain/contract.js';
import type { Contracts } from '../../ports/contracts.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { recordOf } from '../../views/own-records.js';

/** Once it has answered nothing more is sent under the contract; what happens from the position on that it answers never was. */
export class WithdrawContractUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly contracts: Contracts, private readonly desk: SubscriptionDesk,
    private readonly access: Access, private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext, id: string, reason: string): Promise<Contract> {
    const find = () => this.transactions.run((tx) => this.contracts.find(tx, id));
    const found = await find();
    await this.access.toChange(context, { type: 'contract', id }, found ? recordOf(found.client) : {});
    if (!found) throw commonErrors('common/not-found');
    const withdrawn = { by: context.actor.id, at: this.clock.now(), position: 0, reason };
    await this.transactions.run(async (tx) => this.contracts.withdraw(tx, context, { ...found, withdrawn }, reason));
    await this.desk.quiet(await this.transactions.run((tx) => this.desk.subscriptions.ofContract(tx, id)));
    return await find() ?? found;
  }
}
