import type { Clock } from '@tinhso/kernel';
import { withdraw } from '../../domain/ending.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The applicant takes the dossier back. */
export class WithdrawDossierUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => withdraw(dossier, this.clock.now()));
  }
}
