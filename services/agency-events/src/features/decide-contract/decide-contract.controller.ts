import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { contractView, exampleContract, viewOfContract } from '../../views/contract-view.js';
import type { ContractView } from '../../views/contract-view.js';
import { DecideContractUseCase } from './decide-contract.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const refusal = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500 }) }, { additionalProperties: false });

@Controller('contracts/:id')
export class DecideContractController {
  constructor(private readonly decide: DecideContractUseCase) {}

  @Post('approval')
  @RequirePermission('contract:decide')
  @Operation({ id: 'approveContract', summary: 'Approve a proposed contract', params, answer: contractView, example: exampleContract })
  async approve(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<ContractView> {
    return viewOfContract(await this.decide.execute(context, id, { state: 'approved' }));
  }

  @Post('refusal')
  @RequirePermission('contract:decide')
  @Operation({
    id: 'refuseContract', summary: 'Refuse a proposed contract', params, body: refusal, bodyExample: { reason: 'Mục đích chưa nêu rõ' }, answer: contractView,
    example: { ...exampleContract, state: 'refused', decision: { ...exampleContract.decision, reason: 'Mục đích chưa nêu rõ' } },
  })
  async refuse(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(refusal) { reason }: { reason: string }): Promise<ContractView> {
    return viewOfContract(await this.decide.execute(context, id, { state: 'refused', reason }));
  }
}
