import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { settle } from '../../domain/settlement.js';
import type { Settlement } from '../../domain/settlement.js';
import type { Bills } from '../../ports/bills.js';
import type { PaymentProvider } from '../../ports/payment-provider.js';
import { systemContext } from '../../system-context.js';

export type NoticeAnswer = Settlement['answer'] | 'forged';

/** The one place where money is believed; the person's return from the bank decides nothing. */
export class ReceiveNoticeUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly bills: Bills, private readonly provider: PaymentProvider, private readonly clock: Clock,
  ) {}

  async execute(params: Readonly<Record<string, string>>): Promise<NoticeAnswer> {
    const notice = this.provider.read(params);
    if (!notice) return 'forged';
    return this.transactions.run(async (tx) => {
      const bill = await this.bills.ofAttempt(tx, notice.txnRef);
      if (!bill) return 'unknown-attempt';
      const settlement = settle(bill, notice, this.clock.now());
      if (settlement.answer === 'taken') this.bills.save(tx, systemContext('bill:settle'), settlement.decision);
      return settlement.answer;
    }, { retryConflicts: 10 });
  }
}
