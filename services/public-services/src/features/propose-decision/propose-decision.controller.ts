import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';

interface Proposed {
  readonly result: string;
  readonly opinion: string;
}
import { dossierCommand, dossierParams, textOf } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { ProposeDecisionUseCase } from './propose-decision.use-case.js';

const body = Type.Object({ result: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }), opinion: textOf(4000) }, { additionalProperties: false });

@Controller('dossiers/:id/proposal')
export class ProposeDecisionController {
  constructor(private readonly useCase: ProposeDecisionUseCase) {}

  @Post()
  @RequirePermission('dossier:process')
  @Operation(dossierCommand('proposeDecision', 'Propose a decision to the leader', body, { result: 'granted', opinion: 'Hồ sơ đủ điều kiện.' }))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(body) command: Proposed, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
