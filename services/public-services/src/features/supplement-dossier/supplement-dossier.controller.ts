import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import type { GivenPaper } from '../../domain/paper.js';
import { exampleUpload, givenPapers } from '../../views/upload-summary.js';
import { SupplementDossierUseCase } from './supplement-dossier.use-case.js';

const fields = Type.Object({ papers: Type.Optional(givenPapers) }, { additionalProperties: false });
// An answer in person or without papers has no body at all.
const body = Type.Unsafe<{ papers?: readonly GivenPaper[] } | null>({ ...fields, type: ['object', 'null'] });

@Controller('dossiers/:id/supplement')
export class SupplementDossierController {
  constructor(private readonly useCase: SupplementDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:supplement')
  @Operation(dossierCommand('supplementDossier', 'Answer a supplement request on the same dossier', body, { papers: [{ paperCode: 'giay-chung-sinh', uploadId: exampleUpload.id }] }))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(body) command: { papers?: readonly GivenPaper[] } | null, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command?.papers ?? []);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
