import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { commonErrors, Operation, ValidParams } from '@tinhso/service-host';
import { DirectoryPack } from '../../pack/directory-pack.js';
import type { Agency } from '../../pack/directory-pack.js';

const text = Type.Object({ vi: Type.String(), en: Type.String() });
const agency = Type.Object({
  code: Type.String(), kind: Type.String(), name: text, address: Type.Optional(Type.String()), communeCodes: Type.Array(Type.String()),
  units: Type.Array(Type.Object({ code: Type.String(), kind: Type.String(), name: text })),
});
const params = Type.Object({ code: Type.String({ maxLength: 40 }) });
const example: Agency = {
  code: '000.00.19.X99', kind: 'commune', name: { vi: 'Uỷ ban nhân dân phường Mẫu', en: 'People’s Committee of Mẫu Ward' }, communeCodes: ['00001'],
  units: [{ code: 'mot-cua', kind: 'one-stop', name: { vi: 'Bộ phận Một cửa', en: 'One-stop unit' } }],
};

@Controller('agencies')
@Public('names and addresses of agencies are public')
export class FindAgenciesController {
  constructor(private readonly pack: DirectoryPack) {}

  @Get()
  @Operation({ id: 'listAgencies', summary: 'All agencies of the province with their units', answer: Type.Array(agency), example: [example] })
  all(): readonly Agency[] {
    return this.pack.agencies;
  }

  @Get(':code')
  @Operation({ id: 'getAgency', summary: 'One agency', params, answer: agency, example })
  one(@ValidParams(params) { code }: { code: string }): Agency {
    const found = this.pack.agency(code);
    if (!found) throw commonErrors('common/not-found');
    return found;
  }
}
