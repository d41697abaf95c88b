import type { Clock } from '@tinhso/kernel';
import { propose } from '../../domain/processing.js';
import { dossierErrors } from '../../domain/dossier.errors.js';
import type { ProcedureCatalogue } from '../../ports/procedure-catalogue.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The officer puts a decision before the leader; only a result that the pinned version can print. */
export class ProposeDecisionUseCase {
  constructor(private readonly desk: DossierDesk, private readonly catalogue: ProcedureCatalogue, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, proposal: { readonly result: string; readonly opinion: string }): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => {
      if (!this.catalogue.issues(dossier, proposal.result)) throw dossierErrors('dossier/result-unknown', { result: proposal.result });
      return propose(dossier, context.actor.id, proposal, this.clock.now());
    });
  }
}
