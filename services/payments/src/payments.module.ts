import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { ExpireBillsUseCase } from './features/expire-bills/expire-bills.use-case.js';
import { FindBillController } from './features/find-bill/find-bill.controller.js';
import { FindReceiptController } from './features/find-receipt/find-receipt.controller.js';
import { FindRefundsController } from './features/find-refunds/find-refunds.controller.js';
import { OpenAttemptController } from './features/open-attempt/open-attempt.controller.js';
import { OpenAttemptUseCase } from './features/open-attempt/open-attempt.use-case.js';
import { ReceiveNoticeController } from './features/receive-vnpay-notice/receive-notice.controller.js';
import { ReceiveNoticeUseCase } from './features/receive-vnpay-notice/receive-notice.use-case.js';
import { PgBillReads } from './infrastructure/persistence/bill-reads.read-model.js';
import { PgBillsRepository } from './infrastructure/persistence/pg-bills.repository.js';
import { VnpayProvider } from './infrastructure/vnpay/vnpay-provider.js';
import type { VnpaySettings } from './infrastructure/vnpay/vnpay-provider.js';
import { billReads, clockToken } from './tokens.js';

/** The composition root: with the service's definition the only place that names concrete adapters. */
@Module({})
export class PaymentsModule {
  static on({ transactions, access, clock, pool, cursors }: Platform, vnpay: VnpaySettings): DynamicModule {
    const bills = new PgBillsRepository();
    const reads = new PgBillReads(pool, cursors);
    const provider = new VnpayProvider(vnpay);
    return {
      module: PaymentsModule,
      controllers: [OpenAttemptController, ReceiveNoticeController, FindReceiptController, FindBillController, FindRefundsController],
      providers: [
        { provide: Access, useValue: access },
        { provide: billReads, useValue: reads },
        { provide: clockToken, useValue: clock },
        { provide: OpenAttemptUseCase, useValue: new OpenAttemptUseCase(transactions, bills, provider, clock) },
        { provide: ReceiveNoticeUseCase, useValue: new ReceiveNoticeUseCase(transactions, bills, provider, clock) },
        { provide: ExpireBillsUseCase, useValue: new ExpireBillsUseCase(transactions, bills, reads, clock) },
      ],
    };
  }
}
