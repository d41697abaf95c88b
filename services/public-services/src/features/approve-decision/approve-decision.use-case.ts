import type { Clock } from '@tinhso/kernel';
import { approve, assertApprovable } from '../../domain/processing.js';
import type { ResultNumbers } from '../../ports/result-numbers.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The leader approves; the number that will be printed is reserved in the same act. */
export class ApproveDecisionUseCase {
  constructor(private readonly desk: DossierDesk, private readonly numbers: ResultNumbers, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string): Promise<DossierSummary> {
    return this.desk.decide(context, id, async (dossier, tx) => {
      assertApprovable(dossier, context.actor.id);
      const at = this.clock.now();
      return approve(dossier, context.actor.id, await this.numbers.next(tx, dossier, at), at);
    });
  }
}
