import { dossierSubmitted } from '@tinhso/contracts';
import { documentError } from '@tinhso/documents';
import { fileError } from '@tinhso/files';
import { RepeatingWork } from '@tinhso/service-host';
import type { ServiceDefinition } from '@tinhso/service-host';
import { CreateDossiers1764000001000 } from '../migrations/1764000001000-create-dossiers.js';
import { CreatePapers1764000001100 } from '../migrations/1764000001100-create-papers.js';
import { CreateIssuedResults1764000001200 } from '../migrations/1764000001200-create-issued-results.js';
import { CreateDossierBills1764000001500 } from '../migrations/1764000001500-create-dossier-bills.js';
import { IndexQueues1764000001700 } from '../migrations/1764000001700-index-queues.js';
import { WriteLean1764000001900 } from '../migrations/1764000001900-write-lean.js';
import { dossierErrors } from './domain/dossier.errors.js';
import { LapseDossiersUseCase } from './features/lapse-dossiers/lapse-dossiers.use-case.js';
import { markPaidOnPaymentReceived } from './features/mark-paid-on-payment-received/mark-paid.consumer.js';
import { MarkPaidUseCase } from './features/mark-paid-on-payment-received/mark-paid.use-case.js';
import { noteBillOnBillIssued } from './features/note-bill-on-bill-issued/note-bill.consumer.js';
import { PgDossierBills, PgOverdueDossiers } from './infrastructure/persistence/dossier-bills.persistence.js';
import { PgDossiersRepository } from './infrastructure/persistence/pg-dossiers.repository.js';
import { PublicServicesModule } from './public-services.module.js';
import { permissions } from './public-services.permissions.js';

export { publicServicesConfig } from './public-services.config.js';

export const publicServices: ServiceDefinition = {
  name: 'public-services',
  title: 'Public services: procedures and dossiers',
  permissions,
  errors: [dossierErrors.catalogue, fileError.catalogue, documentError.catalogue],
  migrations: [CreateDossiers1764000001000, CreateDossierBills1764000001500, CreatePapers1764000001100, CreateIssuedResults1764000001200, IndexQueues1764000001700, WriteLean1764000001900],
  publishes: [dossierSubmitted.topic],
  module: (platform) => PublicServicesModule.on(platform),
  repeats: ({ transactions, pool, clock }) => {
    const lapse = new LapseDossiersUseCase(transactions, new PgDossiersRepository(), new PgOverdueDossiers(pool), clock);
    return [new RepeatingWork('lapse dossiers', () => lapse.execute())];
  },
  consumers: ({ clock }) => [noteBillOnBillIssued(new PgDossierBills()), markPaidOnPaymentReceived(new MarkPaidUseCase(new PgDossiersRepository(), clock))],
};
