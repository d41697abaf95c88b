import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { DescribeForNoticeQuery } from './describe-for-notice.query.js';
import { exampleNotice, notice } from './notice.js';
import type { Notice } from './notice.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const query = Type.Object({ purpose: Type.Literal('notification') }, { additionalProperties: false });

@Controller('internal/dossiers/:id/notice')
export class DescribeForNoticeController {
  constructor(private readonly describe: DescribeForNoticeQuery) {}

  @Get()
  @RequirePermission('dossier:notice')
  @Operation({ id: 'describeDossierForNotice', summary: 'Whom to notify of a dossier, and what a notice may say', params, query, answer: notice, example: exampleNotice })
  handle(
    @Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidQuery(query) { purpose }: { purpose: string },
  ): Promise<Notice> {
    return this.describe.execute(context, id, purpose);
  }
}
