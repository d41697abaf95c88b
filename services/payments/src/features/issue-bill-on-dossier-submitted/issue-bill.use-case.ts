import type { DataOf, dossierSubmitted } from '@tinhso/contracts';
import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { issue } from '../../domain/bill.js';
import type { BillExpiry } from '../../ports/bill-expiry.js';
import type { Bills } from '../../ports/bills.js';

/** A dossier with a fee in advance gets its one bill. */
export class IssueBillUseCase {
  constructor(private readonly bills: Bills, private readonly expiry: BillExpiry, private readonly clock: Clock) {}

  async execute(tx: Tx, context: CommandContext, dossier: DataOf<typeof dossierSubmitted>): Promise<void> {
    if (dossier.feeInAdvance === 0 || await this.bills.ofDossier(tx, dossier.dossierId)) return;
    const { dossierId, requestReference, procedureCode, procedureVersion, agencyCode, channel } = dossier;
    const issuedAt = this.clock.now();
    const expiresAt = await this.expiry.expiresAt(procedureCode, procedureVersion, agencyCode, issuedAt);
    this.bills.add(tx, context, issue({ id: newId(), dossierId, requestReference, procedureCode, agencyCode, channel, amount: dossier.feeInAdvance, issuedAt, expiresAt }));
  }
}
