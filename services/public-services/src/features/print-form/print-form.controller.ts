import { Controller, Get, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import { fileOperation, sendFile } from '../../views/file-answer.js';
import { PrintFormQuery } from './print-form.query.js';

@Controller('dossiers/:id')
export class PrintFormController {
  constructor(private readonly query: PrintFormQuery) {}

  @Get('receipt.pdf')
  @RequirePermission('dossier:read')
  @Operation(fileOperation('getReceipt', 'Mẫu 01: receipt with the date of the result, after acceptance', dossierParams))
  async receipt(@Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.query.execute(context, id, 'receipt'));
  }

  @Get('supplement-request.pdf')
  @RequirePermission('dossier:read')
  @Operation(fileOperation('getSupplementRequest', 'Mẫu 02: what is missing, as last asked for', dossierParams))
  async supplementRequest(@Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.query.execute(context, id, 'supplement-request'));
  }

  @Get('refusal.pdf')
  @RequirePermission('dossier:read')
  @Operation(fileOperation('getRefusal', 'Mẫu 03: why the dossier was not accepted', dossierParams))
  async refusal(@Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.query.execute(context, id, 'refusal'));
  }
}
