import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { Text } from '@tinhso/definitions';
import type { Commune, Province, ProvincePack } from '@tinhso/definitions';
import { Operation } from '@tinhso/service-host';
import { provincePack } from '../../province-pack.js';

const commune = Type.Object({
  code: Type.String(), type: Type.String(), name: Text, agencyCode: Type.String(), areaKm2: Type.Number(),
  centroid: Type.Object({ lat: Type.Number(), lon: Type.Number() }),
});
const communeExample = { code: '05443', type: 'ward', name: { vi: 'Phường Ví Dụ', en: 'Ví Dụ Ward' }, agencyCode: '000.00.19.X99', areaKm2: 14.73, centroid: { lat: 21.58873, lon: 105.83374 } };
const province = Type.Object({
  code: Type.String(), nationalCode: Type.String(), name: Text, fullName: Text, helpLine: Type.Object({ phone: Type.String(), hours: Text }), calendar: Type.String(), source: Type.String(),
});
const provinceExample = {
  code: 'X99', nationalCode: '99', name: { vi: 'Ví Dụ', en: 'Example' }, fullName: { vi: 'Tỉnh Ví Dụ', en: 'Example Province' },
  helpLine: { phone: '1022', hours: { vi: '7:00–21:00', en: '7:00–21:00' } }, calendar: 'civil-servants', source: 'Bản minh hoạ.',
};

/** The province itself and its communes. */
@Controller()
export class FindCommunesController {
  constructor(@Inject(provincePack) private readonly pack: ProvincePack) {}

  @Get('communes')
  @Public('the communes of a province are public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'listCommunes', summary: 'Communes and the agency of each', answer: Type.Array(commune), example: [communeExample] })
  communes(): readonly Commune[] {
    return this.pack.communes;
  }

  @Get('province')
  @Public('name, help line and calendar of a province are public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'getProvince', summary: 'The province', answer: province, example: provinceExample })
  province(): Omit<Province, 'issuing' | 'eventTypePrefix' | 'place'> {
    const { code, nationalCode, name, fullName, helpLine, calendar, source } = this.pack.province;
    return { code, nationalCode, name, fullName, helpLine, calendar, source };
  }
}
