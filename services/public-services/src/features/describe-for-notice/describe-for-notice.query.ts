import type { Looks } from '@tinhso/audit';
import { subjectOf } from '@tinhso/auth';
import { dossierFacts } from '@tinhso/definitions';
import type { Answers, Procedure, ProvincePack } from '@tinhso/definitions';
import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Dossier } from '../../domain/dossier.js';
import type { DossierNotices, NoticeSource } from '../../ports/dossier-notices.js';
import type { Notice } from './notice.js';

export interface NoticeProcedures {
  readonly pack: ProvincePack;
  pinned(code: string, version: number): Procedure | undefined;
}

const filled = (value: string | undefined): string | undefined => value?.trim() || undefined;

const progressOf = (dossier: Dossier): Pick<Notice, 'code' | 'acceptedAt' | 'dueAt'> => ({
  ...(dossier.code ? { code: dossier.code } : {}),
  ...(dossier.acceptedAt ? { acceptedAt: dossier.acceptedAt.toISOString() } : {}),
  ...(dossier.dueCurrent ? { dueAt: dossier.dueCurrent.toISOString() } : {}),
});

/** The owner's contacts come from the answers through the definition's mapping: the account that filed may be a clerk's. */
export class DescribeForNoticeQuery {
  private readonly officers: ReadonlyMap<string, string>;

  constructor(private readonly notices: DossierNotices, private readonly procedures: NoticeProcedures, private readonly looks: Looks) {
    this.officers = new Map(procedures.pack.officers.map(({ username, name }) => [subjectOf(username), name]));
  }

  /** Resolves only after the look and its purpose are committed. Throws `common/not-found`. */
  async execute({ actor, action, traceparent }: CommandContext, id: string, purpose: string): Promise<Notice> {
    const source = await this.notices.source(id);
    const procedure = source && this.procedures.pinned(source.dossier.procedureCode, source.dossier.procedureVersion);
    if (!procedure) throw commonErrors('common/not-found');
    const traceId = traceparent?.split('-')[1];
    await this.looks.record({ actorId: actor.id, action, resourceType: 'dossier', resourceId: id, outcome: 'granted', purpose, ...(traceId ? { traceId } : {}) });
    return this.describe(source, procedure);
  }

  private describe({ dossier, answers, said }: NoticeSource, procedure: Procedure): Notice {
    const { owner } = dossierFacts(procedure, answers as Answers);
    const [email, phone] = [filled(owner.email), filled(owner.phone)];
    const agency = this.procedures.pack.agencies.find(({ code }) => code === dossier.agencyCode);
    return {
      dossierId: dossier.id, requestReference: dossier.requestReference, language: 'vi',
      owner: { name: owner.name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
      procedureName: procedure.name, agencyName: agency?.name ?? { vi: dossier.agencyCode, en: dossier.agencyCode },
      timeLimit: { amount: procedure.timeLimit.amount, unit: procedure.timeLimit.unit }, submittedAt: dossier.submittedAt.toISOString(),
      ...progressOf(dossier),
      ...this.officer('receivingOfficer', dossier.receivingOfficerId), ...this.officer('handlingOfficer', dossier.assigneeId),
      ...(said.supplement ? { supplement: { items: [...said.supplement.items], legalBasis: said.supplement.legalBasis, answerBefore: said.supplement.answerBefore } } : {}),
      ...(said.reason ? { reason: said.reason } : {}),
    };
  }

  private officer(role: 'receivingOfficer' | 'handlingOfficer', id: string | undefined): Partial<Notice> {
    const name = id === undefined ? undefined : this.officers.get(id);
    return name ? { [role]: name } : {};
  }
}
