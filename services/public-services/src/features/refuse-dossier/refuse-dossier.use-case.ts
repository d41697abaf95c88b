import type { Clock } from '@tinhso/kernel';
import type { Reason } from '../../domain/dossier.js';
import { refuse } from '../../domain/intake.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The clerk refuses to receive a dossier (Mẫu 03). */
export class RefuseDossierUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, reason: Reason): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => refuse(dossier, reason, this.clock.now()));
  }
}
