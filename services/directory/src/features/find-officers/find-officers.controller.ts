import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { isVisible, RequirePermission, subjectOf } from '@tinhso/auth';
import { Access, Context, Operation, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { roles } from '@tinhso/kernel';
import { officers } from '../../officers.js';
import type { OfficerNow, Officers } from '../../ports/officers.js';

const query = Type.Object({
  agency: Type.Optional(Type.String({ maxLength: 40 })), unit: Type.Optional(Type.String({ maxLength: 60 })),
  role: Type.Optional(Type.Union(roles.map((role) => Type.Literal(role)))),
}, { additionalProperties: false });
const placement = Type.Object({ agencyCode: Type.String(), unitCode: Type.String(), position: Type.String(), communeCodes: Type.Array(Type.String()) });
const officer = Type.Object({ id: Type.String(), username: Type.String(), name: Type.String(), roles: Type.Array(Type.String()), placements: Type.Array(placement) });
const example = [{ id: '6f0d2c3e-5b57-5a53-9c70-2f6a3a0c9b11', username: 'officer.vidu', name: 'Nguyễn Văn Ví Dụ', roles: ['officer'], placements: [{ agencyCode: '000.00.19.X99', unitCode: 'tu-phap-ho-tich', position: 'Công chức', communeCodes: ['05443'] }],
}];

interface Filter {
  readonly agency?: string;
  readonly unit?: string;
  readonly role?: OfficerNow['roles'][number];
}

/** Who works where: for choosing whom work is moved to. Nobody sees beyond his jurisdiction. */
@Controller('officers')
export class FindOfficersController {
  constructor(@Inject(officers) private readonly registered: Officers, private readonly access: Access) {}

  @Get()
  @RequirePermission('officer:list')
  @Operation({ id: 'listOfficers', summary: 'Officers of an agency or a unit', query, answer: Type.Array(officer), example })
  async handle(@Context() context: CommandContext, @ValidQuery(query) { agency, unit, role }: Filter): Promise<readonly unknown[]> {
    const visible = this.access.reach(context);
    const found = (await this.registered.all()).filter((one) => !role || one.roles.includes(role)).filter((one) =>
      one.placements.some((p) => isVisible(visible, p) && (!agency || p.agencyCode === agency) && (!unit || p.unitCode === unit)));
    const own = context.actor.placements[0]?.agencyCode;
    await this.access.toSee(context, { type: 'officer-list', id: agency ?? 'all' }, own === undefined ? {} : { agencyCode: own });
    return found.map(({ username, name, roles: held, placements }) => ({ id: subjectOf(username), username, name, roles: held, placements }));
  }
}
