import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Reason } from '../../domain/dossier.js';
import { dossierCommand, dossierParams, exampleReason, reasonSchema } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { ReturnToOfficerUseCase } from './return-to-officer.use-case.js';

@Controller('dossiers/:id/return')
export class ReturnToOfficerController {
  constructor(private readonly useCase: ReturnToOfficerUseCase) {}

  @Post()
  @RequirePermission('dossier:approve')
  @Operation(dossierCommand('returnToOfficer', 'Return a proposal to the officer with a reason', reasonSchema, exampleReason))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(reasonSchema) command: Reason, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
