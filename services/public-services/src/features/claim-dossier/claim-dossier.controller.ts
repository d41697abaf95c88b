import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { ClaimDossierUseCase } from './claim-dossier.use-case.js';

@Controller('dossiers/:id/claim')
export class ClaimDossierController {
  constructor(private readonly useCase: ClaimDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:process')
  @Operation(dossierCommand('claimDossier', 'Take a dossier to work on it'))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
