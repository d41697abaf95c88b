import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { ApproveDecisionUseCase } from './approve-decision.use-case.js';

@Controller('dossiers/:id/approval')
export class ApproveDecisionController {
  constructor(private readonly useCase: ApproveDecisionUseCase) {}

  @Post()
  @RequirePermission('dossier:approve')
  @Operation(dossierCommand('approveDecision', 'Approve a proposal; a result number is reserved'))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
