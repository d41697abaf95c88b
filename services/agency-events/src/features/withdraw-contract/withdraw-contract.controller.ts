import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { contractView, exampleContract, viewOfContract } from '../../views/contract-view.js';
import type { ContractView } from '../../views/contract-view.js';
import { WithdrawContractUseCase } from './withdraw-contract.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const body = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500 }) }, { additionalProperties: false });

@Controller('contracts/:id/withdrawal')
export class WithdrawContractController {
  constructor(private readonly withdraw: WithdrawContractUseCase) {}

  @Post()
  @RequirePermission('contract:withdraw')
  @Operation({
    id: 'withdrawContract', summary: 'End a contract for good; nothing is delivered any more once this has answered', params, body, bodyExample: { reason: 'Hết mục đích sử dụng' },
    answer: contractView, example: { ...exampleContract, state: 'withdrawn', withdrawn: { by: exampleContract.decision?.by, at: '2026-12-01T02:00:00.000Z', position: 1_204, reason: 'Hết mục đích sử dụng' } },
  })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(body) { reason }: { reason: string }): Promise<ContractView> {
    return viewOfContract(await this.withdraw.execute(context, id, reason));
  }
}
