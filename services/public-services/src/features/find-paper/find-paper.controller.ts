import { Controller, Get, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { fileOperation, sendFile } from '../../views/file-answer.js';
import { FindPaperQuery } from './find-paper.query.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }), paperId: Type.String({ format: 'uuid' }) });

@Controller('dossiers/:id/papers/:paperId')
export class FindPaperController {
  constructor(private readonly query: FindPaperQuery) {}

  @Get()
  @RequirePermission('dossier:read')
  @Operation(fileOperation('getPaper', 'The file of one paper', params))
  async handle(
    @Context() context: CommandContext, @ValidParams(params) { id, paperId }: { id: string; paperId: string }, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.query.execute(context, id, paperId));
  }
}
