import { DomainError, systemActor } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { lapse } from '../../domain/ending.js';
import type { Overdue, OverdueDossiers } from '../../ports/dossier-bills.js';
import type { Dossiers } from '../../ports/dossiers.js';

const batch = 200;
const context: CommandContext = { actor: systemActor('public-services'), action: 'dossier:lapse', operation: 'lapseDossiers' };

/** Ends dossiers whose bill was not paid or whose supplement was not answered in time. Replicas may race: the version lets one win. */
export class LapseDossiersUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly dossiers: Dossiers, private readonly overdue: OverdueDossiers, private readonly clock: Clock,
  ) {}

  /** How many this replica has ended. */
  async execute(): Promise<number> {
    let ended = 0;
    for (const one of await this.overdue.find(this.clock.now(), batch)) ended += await this.end(one);
    return ended;
  }

  private async end({ id, reason }: Overdue): Promise<number> {
    try {
      return await this.transactions.run(async (tx) => {
        const dossier = await this.dossiers.find(tx, id);
        if (!dossier) return 0;
        this.dossiers.save(tx, context, lapse(dossier, reason, this.clock.now()));
        return 1;
      });
    } catch (error) {
      // Paid, answered or ended by another replica in between.
      if (error instanceof DomainError && (error.kind === 'version-mismatch' || error.kind === 'conflict')) return 0;
      throw error;
    }
  }
}
