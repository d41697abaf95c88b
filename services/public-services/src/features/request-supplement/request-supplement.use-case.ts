import type { Clock } from '@tinhso/kernel';
import { requestSupplement } from '../../domain/intake.js';
import type { ProcedureCatalogue } from '../../ports/procedure-catalogue.js';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

/** Everything missing is asked for at once (Mẫu 02); the version says how long the answer may take. */
export class RequestSupplementUseCase {
  constructor(private readonly desk: DossierDesk, private readonly catalogue: ProcedureCatalogue, private readonly clock: Clock) {}

  execute(context: CommandContext, id: string, demand: { readonly items: readonly string[]; readonly legalBasis: string }): Promise<DossierSummary> {
    return this.desk.decide(context, id, (dossier) => {
      const at = this.clock.now();
      return requestSupplement(dossier, { ...demand, ...this.catalogue.supplementTerms(dossier, at), at });
    });
  }
}
