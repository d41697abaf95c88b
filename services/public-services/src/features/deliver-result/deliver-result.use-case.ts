import type { Clock } from '@tinhso/kernel';
import { deliver } from '../../domain/issuing.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The one-stop clerk hands the result over. */
export class DeliverResultUseCase {
  constructor(private readonly desk: DossierDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => deliver(dossier, 'counter', this.clock.now()));
  }
}
