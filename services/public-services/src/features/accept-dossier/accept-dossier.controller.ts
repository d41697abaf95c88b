import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { AcceptDossierUseCase } from './accept-dossier.use-case.js';
import type { AcceptedDossier } from './accept-dossier.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const answer = Type.Object({
  id: Type.String({ format: 'uuid' }), code: Type.String(), dueAt: Type.String({ format: 'date-time' }), dueProvisional: Type.Boolean(), version: Type.Integer(),
});

@Controller('dossiers/:id/acceptance')
export class AcceptDossierController {
  constructor(private readonly accept: AcceptDossierUseCase) {}

  @Post()
  @RequirePermission('dossier:accept')
  @Operation({
    id: 'acceptDossier', summary: 'Accept a dossier: give its code and start its time limit', params, answer, ifMatch: true, idempotent: true,
    example: { id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', code: '000.00.19.X99-261123-0001', dueAt: '2026-11-23T10:00:00.000Z', dueProvisional: false, version: 2 },
  })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptedDossier> {
    const accepted = await this.accept.execute(context, id);
    void reply.header('etag', etagOf(accepted.version));
    return accepted;
  }
}
