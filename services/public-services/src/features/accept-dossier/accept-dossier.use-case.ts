import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { commonErrors, keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import { accept, assertAcceptable } from '../../domain/intake.js';
import type { DossierCodes } from '../../ports/dossier-codes.js';
import type { Dossiers } from '../../ports/dossiers.js';
import type { ProcedureCatalogue } from '../../ports/procedure-catalogue.js';

export interface AcceptedDossier {
  readonly id: string;
  readonly code: string;
  readonly dueAt: string;
  readonly dueProvisional: boolean;
  readonly version: number;
}

/** The one-stop clerk accepts: the official code is given and the clock starts at this instant. */
export class AcceptDossierUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly dossiers: Dossiers, private readonly codes: DossierCodes,
    private readonly catalogue: ProcedureCatalogue, private readonly access: Access, private readonly clock: Clock,
  ) {}

  execute(context: CommandContext, id: string): Promise<AcceptedDossier> {
    return this.transactions.run(async (tx) => {
      const dossier = await this.dossiers.find(tx, id);
      if (!dossier) throw commonErrors('common/not-found');
      await this.access.toChange(context, { type: 'dossier', id }, { agencyCode: dossier.agencyCode, unitCode: dossier.unitCode });
      if (context.expectedVersion !== dossier.version) throw commonErrors('common/version-mismatch');
      assertAcceptable(dossier);
      const at = this.clock.now();
      const due = this.catalogue.dueDate(dossier.procedureCode, dossier.procedureVersion, dossier.agencyCode, at);
      const code = await this.codes.next(tx, dossier.agencyCode, at);
      const decision = accept(dossier, { code, dueAt: due.at, dueProvisional: due.provisional, receivingOfficerId: context.actor.id, at });
      this.dossiers.save(tx, context, decision);
      const answer = { id, code, dueAt: due.at.toISOString(), dueProvisional: due.provisional, version: decision.dossier.version };
      keepAnswer(tx, context, 200, answer);
      return answer;
    });
  }
}
