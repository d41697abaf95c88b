import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { keepAnswer } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { openAttempt } from '../../domain/bill.js';
import { billErrors } from '../../domain/bill.errors.js';
import type { Bills } from '../../ports/bills.js';
import type { PaymentProvider, PayRequest } from '../../ports/payment-provider.js';

export type OpenAttempt = { readonly billId: string } & Pick<PayRequest, 'ip' | 'language' | 'returnPath'>;

export interface OpenedAttempt {
  readonly txnRef: string;
  readonly payUrl: string;
  readonly expiresAt: string;
}

/** One more way to the bank, with a reference and an end of its own; earlier ones stay payable until theirs. */
export class OpenAttemptUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly bills: Bills, private readonly provider: PaymentProvider, private readonly clock: Clock,
  ) {}

  execute(context: CommandContext, { billId, ...wish }: OpenAttempt): Promise<OpenedAttempt> {
    return this.transactions.run(async (tx) => {
      const found = await this.bills.find(tx, billId);
      if (!found) throw billErrors('bill/unknown');
      const txnRef = newId().replaceAll('-', '');
      const decision = openAttempt(found, { txnRef, at: this.clock.now() });
      this.bills.save(tx, context, decision);
      const attempt = decision.bill.attempts.find((one) => one.txnRef === txnRef);
      if (!attempt) throw new Error(`the attempt ${txnRef} was not opened`);
      const answer = { txnRef, payUrl: this.provider.payUrl({ ...wish, bill: decision.bill, attempt }), expiresAt: attempt.expiresAt.toISOString() };
      keepAnswer(tx, context, 201, answer);
      return answer;
    }, { retryConflicts: 5 });
  }
}
