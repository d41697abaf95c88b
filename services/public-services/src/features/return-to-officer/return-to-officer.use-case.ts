import type { Clock } from '@tinhso/kernel';
import type { Reason } from '../../domain/dossier.js';
import { returnToOfficer } from '../../domain/processing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The leader sends a proposal back. */
export class ReturnToOfficerUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, reason: Reason): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => returnToOfficer(dossier, reason, this.clock.now()));
  }
}
