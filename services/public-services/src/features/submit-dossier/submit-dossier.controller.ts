import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { exampleUpload, givenPapers } from '../../views/upload-summary.js';
import { SubmitDossierUseCase } from './submit-dossier.use-case.js';
import type { SubmitDossier, SubmittedDossier } from './submit-dossier.use-case.js';

const body = Type.Object({
  procedureCode: Type.String({ minLength: 1, maxLength: 40 }),
  agencyCode: Type.String({ minLength: 1, maxLength: 40 }),
  answers: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), { description: 'by field name; validated against the form of the procedure' }),
  papers: Type.Optional(givenPapers),
}, { additionalProperties: false });

const answer = Type.Object({
  id: Type.String({ format: 'uuid' }), requestReference: Type.String(), submittedAt: Type.String({ format: 'date-time' }),
  feeInAdvance: Type.Integer({ description: 'đồng' }), version: Type.Integer(),
});

@Controller('dossiers')
export class SubmitDossierController {
  constructor(private readonly submit: SubmitDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:submit')
  @Operation({
    id: 'submitDossier', summary: 'File a dossier', body, answer, status: 201, idempotent: true,
    bodyExample: { procedureCode: '1.001193', agencyCode: '000.00.19.X99', answers: { childFullName: 'Nguyễn An Nhiên' }, papers: [{ paperCode: 'giay-chung-sinh', uploadId: exampleUpload.id }] },
    example: { id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-7K3M9P', submittedAt: '2026-11-23T02:00:00.000Z', feeInAdvance: 0, version: 1 },
  })
  async handle(@Context() context: CommandContext, @ValidBody(body) command: SubmitDossier, @Res({ passthrough: true }) reply: FastifyReply): Promise<SubmittedDossier> {
    const made = await this.submit.execute(context, command);
    void reply.header('location', `/api/public-services/v1/dossiers/${made.id}`).header('etag', etagOf(made.version));
    return made;
  }
}
