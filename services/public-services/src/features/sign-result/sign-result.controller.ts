import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierCommand, dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { SignResultUseCase } from './sign-result.use-case.js';

@Controller('dossiers/:id/signature')
export class SignResultController {
  constructor(private readonly useCase: SignResultUseCase) {}

  @Post()
  @RequirePermission('dossier:approve')
  @Operation(dossierCommand('signResult', 'Sign an approved result as its leader'))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
