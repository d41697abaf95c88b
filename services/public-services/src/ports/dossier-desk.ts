import type { Tx, TransactionRunner } from '@tinhso/persistence';
import { commonErrors, keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import type { Decision } from '../domain/decision.js';
import type { Dossier } from '../domain/dossier.js';
import { summarise } from '../views/dossier-summary.js';
import type { DossierSummary } from '../views/dossier-summary.js';
import type { Dossiers } from './dossiers.js';

/**
 * What every command on one dossier has in common: it is found, its jurisdiction and the version that the caller has
 * seen are judged, the decision is kept whole, and the answer is kept under the caller's key.
 */
export class DossierDesk {
  constructor(private readonly transactions: TransactionRunner, private readonly dossiers: Dossiers, private readonly access: Access) {}

  /** Throws `common/not-found`, `common/version-mismatch` and whatever the decision throws. */
  decide(context: CommandContext, id: string, decision: (dossier: Dossier, tx: Tx) => Decision | Promise<Decision>): Promise<DossierSummary> {
    return this.transactions.run(async (tx) => {
      const dossier = await this.dossiers.find(tx, id);
      if (!dossier) throw commonErrors('common/not-found');
      await this.access.toChange(context, { type: 'dossier', id }, { ownerId: [dossier.owner.id, dossier.submitterId], agencyCode: dossier.agencyCode, unitCode: dossier.unitCode });
      if (context.expectedVersion !== dossier.version) throw commonErrors('common/version-mismatch');
      const decided = await decision(dossier, tx);
      this.dossiers.save(tx, context, decided);
      const answer = summarise(decided.dossier);
      keepAnswer(tx, context, 200, answer);
      return answer;
    });
  }
}
