import { DomainError } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { expire } from '../../domain/bill.js';
import type { BillReads } from '../../ports/bill-reads.js';
import type { Bills } from '../../ports/bills.js';
import { systemContext } from '../../system-context.js';

const batch = 200;

/** Ends bills whose time is over. Several replicas may do it at once: the bill's version lets one of them win. */
export class ExpireBillsUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly bills: Bills, private readonly reads: BillReads, private readonly clock: Clock,
  ) {}

  /** How many this replica has ended. */
  async execute(): Promise<number> {
    let ended = 0;
    for (const id of await this.reads.overdue(this.clock.now(), batch)) ended += await this.one(id);
    return ended;
  }

  private async one(id: string): Promise<number> {
    try {
      return await this.transactions.run(async (tx) => {
        const bill = await this.bills.find(tx, id);
        const decision = bill && expire(bill, this.clock.now());
        if (decision) this.bills.save(tx, systemContext('bill:expire'), decision);
        return decision ? 1 : 0;
      });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'version-mismatch') return 0;
      throw error;
    }
  }
}
