import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { DescribeForAgencyQuery } from './describe-for-agency.query.js';
import { examplePersonalFields, personalFields, personalFieldsQuery } from './personal-fields.js';
import type { FieldName, PersonalFields, PersonalFieldsQuery } from './personal-fields.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

@Controller('internal/dossiers/:id/personal-fields')
export class DescribeForAgencyController {
  constructor(private readonly describe: DescribeForAgencyQuery) {}

  @Get()
  @RequirePermission('dossier:disclose')
  @Operation({
    id: 'describeDossierForAgency', summary: 'Personal fields that a contract with another agency names, under its purpose', params, query: personalFieldsQuery,
    answer: personalFields, example: examplePersonalFields,
  })
  handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidQuery(personalFieldsQuery) { fields, ...asked }: PersonalFieldsQuery): Promise<PersonalFields> {
    return this.describe.execute(context, id, { ...asked, fields: fields.split(',') as FieldName[] });
  }
}
