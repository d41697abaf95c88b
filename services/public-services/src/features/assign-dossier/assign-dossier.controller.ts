import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';

interface Assignment {
  readonly officerId: string;
  readonly unitCode: string;
}
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { AssignDossierUseCase } from './assign-dossier.use-case.js';

const body = Type.Object({ officerId: Type.String({ format: 'uuid' }), unitCode: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false });

@Controller('dossiers/:id/assignment')
export class AssignDossierController {
  constructor(private readonly useCase: AssignDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:assign')
  @Operation(dossierCommand('assignDossier', 'Give a dossier to an officer', body, { officerId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', unitCode: 'tu-phap-ho-tich' }))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(body) command: Assignment, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
