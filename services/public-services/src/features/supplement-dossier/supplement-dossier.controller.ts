import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { SupplementDossierUseCase } from './supplement-dossier.use-case.js';

@Controller('dossiers/:id/supplement')
export class SupplementDossierController {
  constructor(private readonly useCase: SupplementDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:supplement')
  @Operation(dossierCommand('supplementDossier', 'Answer a supplement request on the same dossier'))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
