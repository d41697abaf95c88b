import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { WithdrawDossierUseCase } from './withdraw-dossier.use-case.js';

@Controller('dossiers/:id/withdrawal')
export class WithdrawDossierController {
  constructor(private readonly useCase: WithdrawDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:withdraw')
  @Operation(dossierCommand('withdrawDossier', 'Withdraw a dossier before the decision'))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
