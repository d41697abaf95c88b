import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { DossierLists, HistoryEntry } from '../../ports/dossier-lists.js';
import type { Papers } from '../../ports/papers.js';
import type { DossierSummary, DossierViews } from '../../views/dossier-summary.js';
import { summarisePaper } from '../../views/upload-summary.js';
import type { PaperSummary } from '../../views/upload-summary.js';

export type FoundDossier = DossierSummary & { readonly answers: Readonly<Record<string, unknown>>; readonly history: readonly HistoryEntry[]; readonly papers: readonly PaperSummary[] };

/** Somebody else's dossier is as unknown as one that does not exist; either look is recorded. */
export class FindDossierQuery {
  constructor(private readonly lists: DossierLists, private readonly papers: Papers, private readonly access: Access, private readonly views: DossierViews) {}

  async execute(context: CommandContext, id: string): Promise<FoundDossier> {
    const found = await this.lists.detail(id);
    if (!found) throw commonErrors('common/not-found');
    const { dossier, answers, history } = found;
    const resource = { ownerId: [dossier.owner.id, dossier.submitterId], agencyCode: dossier.agencyCode, unitCode: dossier.unitCode };
    const [papers] = await Promise.all([this.papers.ofDossier(id), this.access.toSee(context, { type: 'dossier', id }, resource)]);
    return { ...this.views.of(dossier), answers, history, papers: papers.map(summarisePaper) };
  }
}
