import { buffer } from 'node:stream/consumers';
import type { FileStore } from '@tinhso/files';
import { commonErrors } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { DossierLists } from '../../ports/dossier-lists.js';
import type { OpenedFile } from '../../views/file-answer.js';

/** The issued file for its owner and its agency; the agency also sees what is signed and not sealed yet. */
export class FindResultQuery {
  constructor(private readonly lists: DossierLists, private readonly store: FileStore, private readonly access: Access) {}

  async execute(context: CommandContext, id: string): Promise<OpenedFile> {
    const found = await this.lists.detail(id);
    if (!found) throw commonErrors('common/not-found');
    const { owner, submitterId, agencyCode, unitCode, casework: { result, signature }, code } = found.dossier;
    const ownerId = [owner.id, submitterId];
    await this.access.toSee(context, { type: 'dossier-result', id }, { ownerId, agencyCode, unitCode });
    const fileId = result?.fileId ?? (ownerId.includes(context.actor.id) ? undefined : signature?.fileId);
    if (fileId === undefined) throw commonErrors('common/not-found');
    const content = await buffer(await this.store.read(fileId));
    return { file: { name: `ket-qua-${code ?? id}.pdf`, type: 'application/pdf', size: content.length }, content };
  }
}
