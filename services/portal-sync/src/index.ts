import { dossierSynchronised } from '@tinhso/contracts';
import type { ServiceDefinition, ServiceSettings } from '@tinhso/service-host';
import { CreateLedger1764000006000 } from '../migrations/1764000006000-create-ledger.js';
import { findings } from './domain/finding.errors.js';
import { followDossiers } from './features/follow-dossiers/follow-dossiers.consumer.js';
import { FollowDossiersUseCase } from './features/follow-dossiers/follow-dossiers.use-case.js';
import type { PortalSettings } from './infrastructure/national-portal/portal-settings.js';
import { PgLedgersRepository } from './infrastructure/persistence/pg-ledgers.repository.js';
import { portalSyncErrors } from './portal-sync.errors.js';
import { PortalSyncModule } from './portal-sync.module.js';
import { permissions } from './portal-sync.permissions.js';

export type { PortalSettings } from './infrastructure/national-portal/portal-settings.js';

/** The service at the adapter and with the account that the province has there. */
export const createPortalSync = (portal: (settings: ServiceSettings) => PortalSettings): ServiceDefinition => ({
  name: 'portal-sync',
  title: 'Synchronisation with the National Public Service Portal',
  permissions,
  errors: [portalSyncErrors.catalogue, findings.catalogue],
  migrations: [CreateLedger1764000006000],
  publishes: [dossierSynchronised.topic],
  module: (platform) => PortalSyncModule.on(platform, portal(platform.settings)),
  consumers: () => [followDossiers(new FollowDossiersUseCase(new PgLedgersRepository()))],
});
