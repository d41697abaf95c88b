import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Reason } from '../../domain/dossier.js';
import { dossierCommand, dossierParams, exampleReason, reasonSchema } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { RefuseDossierUseCase } from './refuse-dossier.use-case.js';

@Controller('dossiers/:id/refusal')
export class RefuseDossierController {
  constructor(private readonly useCase: RefuseDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:accept')
  @Operation(dossierCommand('refuseDossier', 'Refuse a dossier before acceptance, with a reason for the person', reasonSchema, exampleReason))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(reasonSchema) command: Reason, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
