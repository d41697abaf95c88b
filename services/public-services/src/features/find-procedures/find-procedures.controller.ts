import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import type { Procedure } from '@tinhso/definitions';
import { systemClock } from '@tinhso/kernel';
import { Operation, ValidParams, ValidQuery } from '@tinhso/service-host';
import { dossierErrors } from '../../domain/dossier.errors.js';
import { PackProcedures } from '../../infrastructure/pack/pack-procedures.js';

const text = Type.Object({ vi: Type.String(), en: Type.String() });
const summary = Type.Object({
  code: Type.String(), version: Type.Integer(), name: text, summary: text, sector: Type.Object({ code: Type.String(), name: text }),
  level: Type.String(), doors: Type.Array(Type.String()), applicants: Type.Array(Type.String()), lifeEvents: Type.Array(Type.Object({ code: Type.String(), name: text })),
});
const query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'words, with or without diacritics, or a code' })),
  sector: Type.Optional(Type.String({ maxLength: 40 })), lifeEvent: Type.Optional(Type.String({ maxLength: 40 })),
  applicant: Type.Optional(Type.Union([Type.Literal('citizen'), Type.Literal('business')])),
}, { additionalProperties: false });
const params = Type.Object({ code: Type.String({ maxLength: 40 }) });

interface Search {
  readonly q?: string;
  readonly sector?: string;
  readonly lifeEvent?: string;
  readonly applicant?: 'citizen' | 'business';
}

const summarise = ({ code, version, name, summary: about, sector, level, doors, applicants, lifeEvents }: Procedure) =>
  ({ code, version, name, summary: about, sector, level, doors, applicants, lifeEvents });

const example = [{
  code: '1.001193', version: 1, name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' }, summary: { vi: 'Đăng ký khai sinh cho trẻ em', en: 'Register the birth of a child' },
  sector: { code: 'G10-HT', name: { vi: 'Hộ tịch', en: 'Civil status' } }, level: 'full', doors: ['portal', 'counter'], applicants: ['citizen'], lifeEvents: [],
}];

@Controller('procedures')
@Public('the procedures of the province are published by law')
export class FindProceduresController {
  constructor(private readonly procedures: PackProcedures) {}

  @Get()
  @Operation({ id: 'searchProcedures', summary: 'Find procedures by words, code, sector or life event', query, answer: Type.Array(summary), example })
  search(@ValidQuery(query) { q, ...rest }: Search): ReturnType<typeof summarise>[] {
    return this.procedures.search({ ...rest, ...(q ? { text: q } : {}) }, systemClock.now()).map(summarise);
  }

  /** The whole definition in force, form included, so that others can build on it. */
  @Get(':code')
  @Operation({ id: 'getProcedure', summary: 'The version of a procedure that is in force, with its form', params, answer: summary, example: example[0] })
  one(@ValidParams(params) { code }: { code: string }): Procedure {
    const found = this.procedures.inForce(code, systemClock.now());
    if (!found) throw dossierErrors('dossier/procedure-unknown', { code });
    return found;
  }
}
