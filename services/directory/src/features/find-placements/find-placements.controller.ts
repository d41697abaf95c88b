import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission, subjectOf } from '@tinhso/auth';
import type { Placement } from '@tinhso/kernel';
import { Access, commonErrors, Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { officers } from '../../officers.js';
import type { Officers } from '../../ports/officers.js';

const params = Type.Object({ username: Type.String({ minLength: 1, maxLength: 100 }) });
const placement = Type.Object({ agencyCode: Type.String(), unitCode: Type.String(), position: Type.String(), communeCodes: Type.Array(Type.String()) });
const example = [{ agencyCode: '000.00.19.X99', unitCode: 'mot-cua', position: 'Cán bộ một cửa', communeCodes: ['05443'] }];

/** Where an official works now. Every service asks this of whoever shows it an official's token. */
@Controller('officers/:username/placements')
export class FindPlacementsController {
  constructor(@Inject(officers) private readonly registered: Officers, private readonly access: Access) {}

  @Get()
  @RequirePermission('placement:read')
  @Operation({ id: 'getPlacements', summary: 'Where an official works now', params, answer: Type.Array(placement), example })
  async handle(@Context() context: CommandContext, @ValidParams(params) { username }: { username: string }): Promise<readonly Placement[]> {
    const officer = await this.registered.find(username);
    if (!officer) throw commonErrors('common/not-found');
    const agencyCode = officer.placements[0]?.agencyCode;
    await this.access.toSee(context, { type: 'officer', id: subjectOf(username) }, agencyCode === undefined ? {} : { agencyCode });
    return officer.placements;
  }
}
