import type { Clock } from '@tinhso/kernel';
import type { Reason } from '../../domain/dossier.js';
import { revoke } from '../../domain/issuing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** A leader takes an issued result back. */
export class RevokeResultUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, reason: Reason): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => revoke(dossier, reason, this.clock.now()));
  }
}
