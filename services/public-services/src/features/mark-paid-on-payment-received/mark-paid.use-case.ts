import type { Clock } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { paid } from '../../domain/payment.js';
import type { Dossiers } from '../../ports/dossiers.js';

/** The fee of a dossier came in; the clerk may accept it from now on. */
export class MarkPaidUseCase {
  constructor(private readonly dossiers: Dossiers, private readonly clock: Clock) {}

  async execute(tx: Tx, context: CommandContext, { dossierId, billId }: { readonly dossierId: string; readonly billId: string }): Promise<void> {
    const dossier = await this.dossiers.find(tx, dossierId);
    if (!dossier) throw commonErrors('common/not-found');
    const decision = paid(dossier, billId, this.clock.now());
    if (decision) this.dossiers.save(tx, context, decision);
  }
}
