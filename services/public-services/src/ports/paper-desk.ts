import { DomainError } from '@tinhso/kernel';
import type { Actor, Fault } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import type { GivenPaper } from '../domain/paper.js';
import type { Papers } from './papers.js';

/** Makes uploads papers of a dossier: only one's own uploads, only papers that the procedure knows. */
export class PaperDesk {
  constructor(private readonly papers: Papers) {}

  /** Throws `dossier/papers-invalid` with one fault for every paper that cannot be taken. */
  async attach(tx: Tx, actor: Actor, dossierId: string, known: readonly string[], given: readonly GivenPaper[], at: Date): Promise<void> {
    if (given.length === 0) return;
    const owned = await this.papers.ownedBy(actor.id, given.map(({ uploadId }) => uploadId));
    const faults = given.flatMap(({ paperCode, uploadId }, index): Fault[] => [
      ...(known.includes(paperCode) ? [] : [{ path: `/papers/${index}/paperCode`, code: 'dossier/paper-unknown' }]),
      ...(owned.has(uploadId) ? [] : [{ path: `/papers/${index}/uploadId`, code: 'dossier/upload-unknown' }]),
    ]);
    if (faults.length > 0) throw new DomainError('invalid', 'dossier/papers-invalid', {}, faults);
    this.papers.attach(tx, dossierId, given, at);
  }
}
