import { hasRole } from '@tinhso/kernel';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Dossier } from '../../domain/dossier.js';
import type { CaseNames } from '../../ports/case-names.js';
import type { DossierLists } from '../../ports/dossier-lists.js';
import type { Papers } from '../../ports/papers.js';
import { deskStep, publicStep } from '../../views/case-history.js';
import type { CaseStep } from '../../views/case-history.js';
import type { DossierSummary, DossierViews } from '../../views/dossier-summary.js';
import { summarisePaper } from '../../views/upload-summary.js';
import type { PaperSummary } from '../../views/upload-summary.js';

export type FoundDossier = DossierSummary & {
  readonly answers: Readonly<Record<string, unknown>>; readonly history: readonly CaseStep[]; readonly papers: readonly PaperSummary[];
  readonly assigneeName?: string; readonly proposal?: { readonly result: string; readonly opinion: string };
};

/** Somebody else's dossier is as unknown as one that does not exist; either look is recorded. */
export class FindDossierQuery {
  constructor(private readonly lists: DossierLists, private readonly papers: Papers, private readonly access: Access, private readonly views: DossierViews, private readonly names: CaseNames) {}

  async execute(context: CommandContext, id: string): Promise<FoundDossier> {
    const found = await this.lists.detail(id);
    if (!found) throw commonErrors('common/not-found');
    const { dossier, answers, history } = found;
    const resource = { ownerId: [dossier.owner.id, dossier.submitterId], agencyCode: dossier.agencyCode, unitCode: dossier.unitCode };
    const [papers] = await Promise.all([this.papers.ofDossier(id), this.access.toSee(context, { type: 'dossier', id }, resource)]);
    const applicant = hasRole(context.actor, 'citizen') || hasRole(context.actor, 'business');
    const steps = history.map((entry) => (applicant ? publicStep(entry) : deskStep(entry, (subject) => this.names.officerName(subject))));
    return { ...this.views.of(dossier), answers, history: steps, papers: papers.map(summarisePaper), ...(applicant ? {} : this.forTheDesk(dossier)) };
  }

  private forTheDesk({ assigneeId, casework: { proposal } }: Dossier): Pick<FoundDossier, 'assigneeName' | 'proposal'> {
    const assigneeName = this.names.officerName(assigneeId);
    return { ...(assigneeName ? { assigneeName } : {}), ...(proposal ? { proposal: { result: proposal.result, opinion: proposal.opinion } } : {}) };
  }
}
