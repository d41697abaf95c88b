import type { Clock } from '@tinhso/kernel';
import { assign } from '../../domain/processing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** A unit administrator moves the work of an absent officer. */
export class AssignDossierUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, to: { readonly officerId: string; readonly unitCode: string }): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => assign(dossier, { id: to.officerId, unitCode: to.unitCode }, this.clock.now()));
  }
}
