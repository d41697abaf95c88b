import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import type { Agency, ProvincePack } from '@tinhso/definitions';
import { commonErrors, Operation, ValidQuery } from '@tinhso/service-host';
import { provincePack } from '../../province-pack.js';
import { agencySchema, agencyExample } from './agency.js';

const kinds = Type.Union([Type.Literal('province'), Type.Literal('department'), Type.Literal('commune')]);
const query = Type.Object({ kind: Type.Optional(kinds), commune: Type.Optional(Type.String({ pattern: '^\\d{5}$', description: 'the agency of this commune' })) }, { additionalProperties: false });

interface Filter {
  readonly kind?: Agency['kind'];
  readonly commune?: string;
}

/** Agencies with their units. They fit one answer: a province has about a hundred. */
@Controller('agencies')
export class FindAgenciesController {
  constructor(@Inject(provincePack) private readonly pack: ProvincePack) {}

  @Get()
  @Public('which agencies a province has is public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'listAgencies', summary: 'Agencies and their units', query, answer: Type.Array(agencySchema), example: [agencyExample] })
  list(@ValidQuery(query) { kind, commune }: Filter): readonly Agency[] {
    return this.pack.agencies.filter((a) => (!kind || a.kind === kind) && (!commune || a.communeCodes.includes(commune)));
  }

  @Get(':code')
  @Public('which agencies a province has is public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'getAgency', summary: 'One agency', params: Type.Object({ code: Type.String() }), answer: agencySchema, example: agencyExample })
  one(@Param('code') code: string): Agency {
    const agency = this.pack.agencies.find((a) => a.code === code);
    if (!agency) throw commonErrors('common/not-found');
    return agency;
  }
}
