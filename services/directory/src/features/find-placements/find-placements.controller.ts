import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import type { Placement } from '@tinhso/kernel';
import { commonErrors, Operation, ValidParams } from '@tinhso/service-host';
import { PlacementsRepository } from '../../infrastructure/persistence/placements.repository.js';
import { DirectoryPack } from '../../pack/directory-pack.js';

const params = Type.Object({ username: Type.String({ maxLength: 100 }) });
const placement = Type.Object({ agencyCode: Type.String(), unitCode: Type.String(), communeCodes: Type.Array(Type.String()), position: Type.String() });

/** Where an officer works now. Services ask for it, because a token never says it. */
@Controller('officers/:username/placements')
export class FindPlacementsController {
  constructor(private readonly pack: DirectoryPack, private readonly placements: PlacementsRepository) {}

  @Get()
  @RequirePermission('placement:read')
  @Operation({
    id: 'getPlacements', summary: 'Where an officer works now', params, answer: Type.Array(placement),
    example: [{ agencyCode: '000.00.19.X99', unitCode: 'mot-cua', communeCodes: ['00001'], position: 'Cán bộ một cửa' }],
  })
  async handle(@ValidParams(params) { username }: { username: string }): Promise<readonly Placement[]> {
    const known = (await this.placements.find(username))?.placements ?? this.pack.placementsOf(username);
    if (!known) throw commonErrors('common/not-found');
    return known;
  }
}
