import { newId } from '@tinhso/kernel';
import type { Clock, Fault } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { commonErrors, keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Contract } from '../../domain/contract.js';
import type { EventTypes } from '../../domain/event-types.js';
import type { Contracts } from '../../ports/contracts.js';
import type { KnownClients } from '../../ports/known-clients.js';
import { viewOfContract } from '../../views/contract-view.js';
import type { ContractView } from '../../views/contract-view.js';
import { recordOf } from '../../views/own-records.js';
import { webhookErrors } from '../../webhook.errors.js';

export interface Proposal extends Pick<Contract, 'purpose' | 'legalBasis' | 'types'> {
  readonly client?: string;
  readonly areas?: Contract['areas'];
  readonly personalFields?: Contract['personalFields'];
  readonly validFrom?: string;
  readonly validTo?: string;
}

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** A technician proposes for the own agency, an administrator for any; it counts for nothing before it is approved. */
export class ProposeContractUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly contracts: Contracts, private readonly access: Access,
    private readonly known: { readonly clients: KnownClients; readonly types: EventTypes }, private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext, proposal: Proposal): Promise<ContractView> {
    const contract = this.contractOf(context, proposal);
    await this.access.toChange(context, { type: 'contract', id: contract.id }, recordOf(contract.client));
    return this.transactions.run(async (tx) => {
      this.contracts.add(tx, context, contract);
      const view = viewOfContract(contract);
      keepAnswer(tx, context, 201, view);
      return view;
    });
  }

  private contractOf(context: CommandContext, { client: wanted, types, areas = [], personalFields = [], validFrom, validTo, ...words }: Proposal): Contract {
    const client = wanted ?? context.actor.placements[0]?.agencyCode;
    if (client === undefined) throw webhookErrors('contract/client-missing');
    if (!this.known.clients.has(client)) throw webhookErrors('contract/unknown-client', { client: client.slice(0, 60) });
    const full = types.map((type) => this.known.types.fullName(type));
    const now = this.clock.now();
    const [from, to] = [dateOf(validFrom) ?? now, dateOf(validTo)];
    const faults: Fault[] = full.flatMap((name, index) => (name === undefined ? [{ path: `/types/${index}`, code: 'contract/unknown-type' }] : []));
    if (to && to <= from) faults.push({ path: '/validTo', code: 'contract/ends-before-start' });
    if (faults.length > 0) throw commonErrors('common/invalid-input', {}, faults);
    return {
      id: newId(), client, state: 'proposed', ...words, types: [...new Set(full as string[])], areas, personalFields, validFrom: from, ...(to ? { validTo: to } : {}),
      proposedBy: context.actor.id, proposedAt: now,
    };
  }
}
