import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { DossierActs } from '../../ports/dossier-acts.js';
import type { DossierLists } from '../../ports/dossier-lists.js';
import type { FormPrinter } from '../../ports/form-printer.js';
import type { Papers } from '../../ports/papers.js';
import type { OpenedFile } from '../../views/file-answer.js';

const forms = {
  receipt: { act: 'DossierAccepted', print: 'receipt', name: 'giay-tiep-nhan' },
  'supplement-request': { act: 'SupplementRequested', print: 'supplementRequest', name: 'yeu-cau-bo-sung' },
  refusal: { act: 'DossierRefused', print: 'refusal', name: 'tu-choi-tiep-nhan' },
} as const;

export type FormKind = keyof typeof forms;

/** Prints a form of what has happened; before it has happened there is no such form. */
export class PrintFormQuery {
  constructor(
    private readonly lists: DossierLists, private readonly papers: Papers, private readonly acts: DossierActs, private readonly printer: FormPrinter, private readonly access: Access,
  ) {}

  async execute(context: CommandContext, id: string, kind: FormKind): Promise<OpenedFile> {
    const form = forms[kind];
    const found = await this.lists.detail(id);
    if (!found) throw commonErrors('common/not-found');
    const { dossier, answers } = found;
    await this.access.toSee(context, { type: 'dossier', id }, { ownerId: [dossier.owner.id, dossier.submitterId], agencyCode: dossier.agencyCode, unitCode: dossier.unitCode });
    const act = await this.acts.last(id, form.act);
    if (!act) throw commonErrors('common/not-found');
    const content = await this.printer[form.print]({ dossier, answers, act, papers: await this.papers.ofDossier(id) });
    return { file: { name: `${form.name}-${dossier.code ?? dossier.requestReference}.pdf`, type: 'application/pdf', size: content.length }, content };
  }
}
