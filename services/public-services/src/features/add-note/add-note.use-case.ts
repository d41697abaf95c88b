import type { Clock } from '@tinhso/kernel';
import { addNote } from '../../domain/processing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** A note for colleagues; it stays in the history. */
export class AddNoteUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, { text }: { readonly text: string }): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => addNote(dossier, text, this.clock.now()));
  }
}
