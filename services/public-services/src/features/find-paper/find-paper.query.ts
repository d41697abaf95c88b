import type { FileStore } from '@tinhso/files';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { DossierLists } from '../../ports/dossier-lists.js';
import type { Papers } from '../../ports/papers.js';
import type { OpenedFile } from '../../views/file-answer.js';

/** Opens a paper for whoever may see its dossier; the look is recorded before the first byte. */
export class FindPaperQuery {
  constructor(private readonly lists: DossierLists, private readonly papers: Papers, private readonly store: FileStore, private readonly access: Access) {}

  async execute(context: CommandContext, dossierId: string, paperId: string): Promise<OpenedFile> {
    const found = await this.lists.detail(dossierId);
    const paper = found && (await this.papers.ofDossier(dossierId)).find(({ id }) => id === paperId);
    if (!found || !paper) throw commonErrors('common/not-found');
    const { owner, submitterId, agencyCode, unitCode } = found.dossier;
    await this.access.toSee(context, { type: 'dossier-paper', id: paperId }, { ownerId: [owner.id, submitterId], agencyCode, unitCode });
    return { file: paper.upload.file, content: await this.store.read(paper.upload.file.key) };
  }
}
