import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { DescribeForPortalQuery } from './describe-for-portal.query.js';
import { examplePortalRecord, portalRecord } from './portal-record.js';
import type { PortalRecord } from './portal-record.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const query = Type.Object({ purpose: Type.Literal('national-portal') }, { additionalProperties: false });

@Controller('internal/dossiers/:id/portal-record')
export class DescribeForPortalController {
  constructor(private readonly describe: DescribeForPortalQuery) {}

  @Get()
  @RequirePermission('dossier:describe')
  @Operation({
    id: 'describeDossierForPortal', summary: 'What the National Public Service Portal must be told of a dossier', params, query,
    answer: portalRecord, example: examplePortalRecord,
  })
  handle(
    @Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidQuery(query) { purpose }: { purpose: string },
  ): Promise<PortalRecord> {
    return this.describe.execute(context, id, purpose);
  }
}
