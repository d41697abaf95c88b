import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { isServiceSubject, RequirePermission } from '@tinhso/auth';
import { Access, commonErrors, Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { dossierLists } from '../../injection-tokens.js';
import type { DossierLists } from '../../ports/dossier-lists.js';
import { PackProcedures } from '../../infrastructure/pack/pack-procedures.js';
import { dossierParams } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';

const look = Type.Object({
  at: Type.String({ format: 'date-time' }), action: Type.String(), outcome: Type.String(),
  who: Type.String({ description: 'position and agency of an official, `self` for the owner, `system` for a service' }),
});

/** Citizens see who looked at their data: by position, as the law makes officials act for their office. */
@Controller('dossiers/:id/looks')
export class FindLooksController {
  constructor(@Inject(dossierLists) private readonly lists: DossierLists, private readonly procedures: PackProcedures, private readonly access: Access) {}

  @Get()
  @RequirePermission('dossier:looks')
  @Operation({ id: 'listLooks', summary: 'Who looked at my dossier', params: dossierParams, answer: Type.Array(look), example: [{ at: '2026-11-23T02:00:00.000Z', action: 'dossier:read', outcome: 'granted', who: 'Cán bộ một cửa' }] })
  async handle(@Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams): Promise<Static<typeof look>[]> {
    const found = await this.lists.detail(id);
    if (!found) throw commonErrors('common/not-found');
    await this.access.toSee(context, { type: 'dossier', id }, { ownerId: [found.dossier.owner.id, found.dossier.submitterId] });
    const looks = await this.lists.looks(id);
    return looks.map(({ actorId, ...rest }) => ({ ...rest, who: this.who(actorId, found.dossier.owner.id) }));
  }

  private who(actorId: string, ownerId: string): string {
    if (actorId === ownerId) return 'self';
    // A service asks for itself under `service:`, over the wire under its account at the issuer.
    if (actorId.startsWith('service:') || isServiceSubject(actorId)) return 'system';
    return this.procedures.officerBySubject(actorId)?.position ?? 'unknown';
  }
}
