import { Controller, Get, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { caseStep } from '../../views/case-history.js';
import { dossierSummary, exampleSummary } from '../../views/dossier-summary.js';
import { paperSummary } from '../../views/upload-summary.js';
import { FindDossierQuery } from './find-dossier.query.js';
import type { FoundDossier } from './find-dossier.query.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const answer = Type.Intersect([dossierSummary, Type.Object({
  answers: Type.Record(Type.String(), Type.Unknown()),
  history: Type.Array(caseStep),
  papers: Type.Array(paperSummary),
  assigneeName: Type.Optional(Type.String({ description: 'for officials' })),
  proposal: Type.Optional(Type.Object({ result: Type.String(), opinion: Type.String() }, { description: 'for officials' })),
})]);

@Controller('dossiers/:id')
export class FindDossierController {
  constructor(private readonly find: FindDossierQuery) {}

  @Get()
  @RequirePermission('dossier:read')
  @Operation({
    id: 'getDossier', summary: 'One dossier with its answers and history', params, answer, fedBy: ['public-services.payments'],
    example: { ...exampleSummary, answers: { childFullName: 'Nguyễn An Nhiên' }, history: [{ type: 'DossierSubmitted', at: '2026-11-23T02:00:00.000Z', version: 1 }], papers: [] },
  })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<FoundDossier> {
    const found = await this.find.execute(context, id);
    void reply.header('etag', etagOf(found.version));
    return found;
  }
}
