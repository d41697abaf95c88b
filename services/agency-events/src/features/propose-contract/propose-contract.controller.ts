import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { contractTerms, contractView, exampleContract, exampleTerms } from '../../views/contract-view.js';
import type { ContractView } from '../../views/contract-view.js';
import { ProposeContractUseCase } from './propose-contract.use-case.js';
import type { Proposal } from './propose-contract.use-case.js';

const body = Type.Object({
  client: Type.Optional(Type.String({ maxLength: 60, description: 'client of the agency; the own one of a technician when left out' })), ...contractTerms,
}, { additionalProperties: false });

@Controller('contracts')
export class ProposeContractController {
  constructor(private readonly propose: ProposeContractUseCase) {}

  @Post()
  @RequirePermission('contract:propose')
  @Operation({
    id: 'proposeContract', summary: 'Propose what an agency may see of the events, and why', body, bodyExample: exampleTerms, answer: contractView,
    example: { ...exampleContract, state: 'proposed', decision: undefined }, status: 201, idempotent: true,
  })
  handle(@Context() context: CommandContext, @ValidBody(body) proposal: Proposal): Promise<ContractView> {
    return this.propose.execute(context, proposal);
  }
}
