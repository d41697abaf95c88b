import type { Clock } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { close } from '../../domain/settlement.js';
import type { Ending } from '../../domain/settlement.js';
import type { Bills } from '../../ports/bills.js';

export interface EndedDossier {
  readonly dossierId: string;
  readonly ending: Ending;
  /** The dossier lapsed because nobody paid. */
  readonly unpaid: boolean;
}

/** Nothing more is to be paid for an ended dossier, and what was paid for nothing is owed back. */
export class CloseBillUseCase {
  constructor(private readonly bills: Bills, private readonly clock: Clock) {}

  async execute(tx: Tx, context: CommandContext, { dossierId, ending, unpaid }: EndedDossier): Promise<void> {
    const bill = await this.bills.ofDossier(tx, dossierId);
    const decision = bill && close(bill, ending, unpaid, this.clock.now());
    if (decision) this.bills.save(tx, context, decision);
  }
}
