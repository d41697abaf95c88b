import { dossierSubmitted } from '@tinhso/contracts';
import { fileError } from '@tinhso/files';
import type { ServiceDefinition } from '@tinhso/service-host';
import { CreateDossiers1764000001000 } from '../migrations/1764000001000-create-dossiers.js';
import { CreatePapers1764000001100 } from '../migrations/1764000001100-create-papers.js';
import { dossierErrors } from './domain/dossier.errors.js';
import { markPaidOnPaymentReceived } from './features/mark-paid-on-payment-received/mark-paid.consumer.js';
import { MarkPaidUseCase } from './features/mark-paid-on-payment-received/mark-paid.use-case.js';
import { PgDossiersRepository } from './infrastructure/persistence/pg-dossiers.repository.js';
import { PublicServicesModule } from './public-services.module.js';
import { permissions } from './public-services.permissions.js';

export const publicServices: ServiceDefinition = {
  name: 'public-services',
  title: 'Public services: procedures and dossiers',
  permissions,
  errors: [dossierErrors.catalogue, fileError.catalogue],
  migrations: [CreateDossiers1764000001000, CreatePapers1764000001100],
  publishes: [dossierSubmitted.topic],
  module: (platform) => PublicServicesModule.on(platform),
  consumers: ({ clock }) => [markPaidOnPaymentReceived(new MarkPaidUseCase(new PgDossiersRepository(), clock))],
};
