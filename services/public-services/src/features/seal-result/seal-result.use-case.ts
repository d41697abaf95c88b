import { DomainError } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { CommandContext } from '@tinhso/service-host';
import { seal, sealable } from '../../domain/issuing.js';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { IssuedResults } from '../../ports/issued-results.js';
import type { PressedFile, ResultPress } from '../../ports/result-press.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The issuing clerk puts the agency's seal; with it the result is issued and can be verified. */
export class SealResultUseCase {
  constructor(private readonly desk: DossierDesk, private readonly press: ResultPress, private readonly results: IssuedResults, private readonly clock: Clock) {}

  async execute(context: CommandContext, id: string): Promise<DossierSummary> {
    let file: PressedFile | undefined;
    try {
      return await this.desk.decide(context, id, async (dossier, tx) => {
        const { fileId } = sealable(dossier, context.actor.id);
        file = await this.press.seal(dossier, fileId, context.actor);
        const decision = seal(dossier, context.actor.id, file, this.clock.now());
        this.results.add(tx, decision.dossier);
        return decision;
      });
    } catch (error) {
      // Only what was surely not kept may go: after a lost connection nobody knows.
      if (file && error instanceof DomainError && error.kind !== 'unavailable') await this.press.discard(file);
      throw error;
    }
  }
}
