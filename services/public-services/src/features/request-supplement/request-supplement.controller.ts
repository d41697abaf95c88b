import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';

interface SupplementDemand {
  readonly items: readonly string[];
  readonly legalBasis: string;
}
import { dossierCommand, dossierParams, textOf } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { RequestSupplementUseCase } from './request-supplement.use-case.js';

const body = Type.Object({
  items: Type.Array(textOf(500), { minItems: 1, maxItems: 30, description: 'everything that is missing' }),
  legalBasis: textOf(500),
}, { additionalProperties: false });

@Controller('dossiers/:id/supplement-request')
export class RequestSupplementController {
  constructor(private readonly useCase: RequestSupplementUseCase) {}

  @Post()
  @RequirePermission('dossier:request-supplement')
  @Operation(dossierCommand('requestSupplement', 'Ask for everything that is missing, at once', body, { items: ['Bản chính giấy chứng sinh'], legalBasis: 'NĐ 123/2015/NĐ-CP' }))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(body) command: SupplementDemand, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
