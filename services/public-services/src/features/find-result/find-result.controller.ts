import { Controller, Get, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import { fileOperation, sendFile } from '../../views/file-answer.js';
import { FindResultQuery } from './find-result.query.js';

@Controller('dossiers/:id/result.pdf')
export class FindResultController {
  constructor(private readonly query: FindResultQuery) {}

  @Get()
  @RequirePermission('dossier:read')
  @Operation(fileOperation('getResult', 'The issued result, signed and sealed', dossierParams))
  async handle(@Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.query.execute(context, id));
  }
}
