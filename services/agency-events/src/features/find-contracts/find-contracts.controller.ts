import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { Page, TransactionRunner } from '@tinhso/persistence';
import { Access, commonErrors, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { contractsToken, transactionsToken } from '../../injection-tokens.js';
import type { Contracts, ContractSearch } from '../../ports/contracts.js';
import { contractView, exampleContract, viewOfContract } from '../../views/contract-view.js';
import type { ContractView } from '../../views/contract-view.js';
import { recordOf } from '../../views/own-records.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const query = Type.Object({
  ...pageQuery, client: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Optional(Type.Union(['proposed', 'approved', 'refused', 'withdrawn'].map((state) => Type.Literal(state)))),
}, { additionalProperties: false });

@Controller('contracts')
export class FindContractsController {
  constructor(@Inject(contractsToken) private readonly contracts: Contracts, @Inject(transactionsToken) private readonly transactions: TransactionRunner, private readonly access: Access) {}

  @Get()
  @RequirePermission('contract:read')
  @Operation({ id: 'listContracts', summary: 'The contracts of the own agency, the newest first', query, answer: pageOfSchema(contractView), example: { items: [exampleContract] } })
  async list(@Context() context: CommandContext, @ValidQuery(query) search: ContractSearch, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<ContractView>> {
    const page = await this.contracts.list(this.access.reach(context), context.actor.clientId, search);
    linkNext(reply, page);
    return { ...page, items: page.items.map(viewOfContract) };
  }

  @Get(':id')
  @RequirePermission('contract:read')
  @Operation({ id: 'findContract', summary: 'One contract', params, answer: contractView, example: exampleContract })
  async one(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<ContractView> {
    const found = await this.transactions.run((tx) => this.contracts.find(tx, id));
    await this.access.toSee(context, { type: 'contract', id }, found ? recordOf(found.client) : {});
    if (!found) throw commonErrors('common/not-found');
    return viewOfContract(found);
  }
}
