import type { Clock } from '@tinhso/kernel';
import { claim } from '../../domain/processing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** An officer takes a dossier that nobody holds. */
export class ClaimDossierUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string): Promise<DossierSummary> {
    const unitCode = context.actor.placements[0]?.unitCode ?? '';
    return this.desk.decide(context, id, (dossier) => claim(dossier, { id: context.actor.id, unitCode }, this.clock.now()));
  }
}
