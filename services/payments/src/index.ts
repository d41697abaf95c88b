import { billIssued } from '@tinhso/contracts';
import { RepeatingWork } from '@tinhso/service-host';
import type { ServiceDefinition, ServiceSettings } from '@tinhso/service-host';
import { CreateBills1764000004000 } from '../migrations/1764000004000-create-bills.js';
import { followDossiers } from './dossier-events.consumer.js';
import { billErrors } from './domain/bill.errors.js';
import { CloseBillUseCase } from './features/close-bill-on-dossier-ended/close-bill.use-case.js';
import { ExpireBillsUseCase } from './features/expire-bills/expire-bills.use-case.js';
import { IssueBillUseCase } from './features/issue-bill-on-dossier-submitted/issue-bill.use-case.js';
import { PackBillExpiry } from './infrastructure/pack/pack-bill-expiry.js';
import { PgBillReads } from './infrastructure/persistence/bill-reads.read-model.js';
import { PgBillsRepository } from './infrastructure/persistence/pg-bills.repository.js';
import type { VnpaySettings } from './infrastructure/vnpay/vnpay-provider.js';
import { PaymentsModule } from './payments.module.js';
import { permissions } from './payments.permissions.js';

export type { VnpaySettings } from './infrastructure/vnpay/vnpay-provider.js';
export { ExpireBillsUseCase } from './features/expire-bills/expire-bills.use-case.js';

/** The service with the merchant account that the installation has at VNPAY. */
export const createPayments = (vnpay: (settings: ServiceSettings) => VnpaySettings): ServiceDefinition => {
  const bills = new PgBillsRepository();
  return {
    name: 'payments',
    title: 'Payments: bills, VNPAY, receipts, refunds due',
    permissions,
    errors: [billErrors.catalogue],
    migrations: [CreateBills1764000004000],
    publishes: [billIssued.topic],
    module: (platform) => PaymentsModule.on(platform, vnpay(platform.settings)),
    repeats: ({ transactions, pool, cursors, clock }) => {
      const expire = new ExpireBillsUseCase(transactions, bills, new PgBillReads(pool, cursors), clock);
      return [new RepeatingWork('expire bills', () => expire.execute())];
    },
    consumers: ({ settings, clock }) => {
      const expiry = new PackBillExpiry(settings.provincePack);
      return [followDossiers(new IssueBillUseCase(bills, expiry, clock), new CloseBillUseCase(bills, clock))];
    },
  };
};
