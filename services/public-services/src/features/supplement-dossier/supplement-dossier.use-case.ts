import type { Clock } from '@tinhso/kernel';
import type { Dossier } from '../../domain/dossier.js';
import { supplement } from '../../domain/intake.js';
import type { GivenPaper } from '../../domain/paper.js';
import type { PaperDesk } from '../../ports/paper-desk.js';
import type { ProcedureCatalogue } from '../../ports/procedure-catalogue.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** The applicant answers, with further papers where some were asked for; where the clock was running the version's policy moves the current due date. */
export class SupplementDossierUseCase {
  constructor(private readonly desk: DossierDesk, private readonly catalogue: ProcedureCatalogue, private readonly papers: PaperDesk, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, given: readonly GivenPaper[]): Promise<DossierSummary> {
    return this.desk.decide(context, id, async (dossier, tx) => {
      const at = this.clock.now();
      const decision = supplement(dossier, this.movedDue(dossier), at);
      await this.papers.attach(tx, context.actor, id, this.catalogue.paperCodes(dossier), given, at);
      return decision;
    });
  }

  private movedDue(dossier: Dossier): { readonly dueAt: Date; readonly provisional: boolean } | undefined {
    const open = dossier.casework.supplement;
    if (!open || !dossier.dueOriginal || !dossier.dueCurrent) return undefined;
    const due = { original: dossier.dueOriginal, current: dossier.dueCurrent };
    const moved = this.catalogue.dueAfterSupplement(dossier, due, { requestedAt: new Date(open.requestedAt), answeredAt: this.clock.now() });
    return { dueAt: moved.at, provisional: moved.provisional };
  }
}
