import type { Looks } from '@tinhso/audit';
import { dossierFacts } from '@tinhso/definitions';
import type { Answers, Procedure } from '@tinhso/definitions';
import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierNotices } from '../../ports/dossier-notices.js';
import type { FieldName, PersonalFields } from './personal-fields.js';

export interface Pinned {
  pinned(code: string, version: number): Procedure | undefined;
}

export interface Asked {
  readonly contract: string;
  readonly purpose: string;
  readonly fields: readonly FieldName[];
}

/** Personal fields that a contract with an agency names; each look is kept with the contract, the purpose and the fields. */
export class DescribeForAgencyQuery {
  constructor(private readonly dossiers: DossierNotices, private readonly procedures: Pinned, private readonly looks: Looks) {}

  /** Resolves only after the look is committed. Throws `common/not-found`. */
  async execute({ actor, action, traceparent }: CommandContext, id: string, { contract, purpose, fields }: Asked): Promise<PersonalFields> {
    const source = await this.dossiers.source(id);
    const procedure = source && this.procedures.pinned(source.dossier.procedureCode, source.dossier.procedureVersion);
    if (!procedure) throw commonErrors('common/not-found');
    const traceId = traceparent?.split('-')[1];
    await this.looks.record({
      actorId: actor.id, action, resourceType: 'dossier', resourceId: id, outcome: 'granted', purpose, details: { contract, fields }, ...(traceId ? { traceId } : {}),
    });
    const { owner } = dossierFacts(procedure, source.answers as Answers);
    const known: Readonly<Record<FieldName, string | undefined>> = {
      'owner.name': owner.name, 'owner.number': owner.number, 'owner.phone': owner.phone, 'owner.email': owner.email, 'owner.address': owner.address,
    };
    return { fields: Object.fromEntries(fields.flatMap((name) => { const value = known[name]?.trim(); return value ? [[name, value]] : []; })) };
  }
}
