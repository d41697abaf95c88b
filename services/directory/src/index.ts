import type { ServiceDefinition } from '@tinhso/service-host';
import { CreateTransfers1764000003000 } from '../migrations/1764000003000-create-transfers.js';
import { DirectoryModule } from './directory.module.js';
import { directoryPermissions } from './directory.permissions.js';
import { transferErrors } from './domain/transfer.errors.js';

export const directory: ServiceDefinition = {
  name: 'directory',
  title: 'Agencies, units, communes, officers, calendars',
  permissions: directoryPermissions,
  errors: [transferErrors.catalogue],
  migrations: [CreateTransfers1764000003000],
  publishes: [],
  module: (platform) => DirectoryModule.on(platform),
};
