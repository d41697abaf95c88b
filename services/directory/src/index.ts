import { definePermissions } from '@tinhso/auth';
import type { ServiceDefinition } from '@tinhso/service-host';
import { CreateTransfers1764000003000 } from '../migrations/1764000003000-create-transfers.js';
import { DirectoryModule } from './directory.module.js';

export const directory: ServiceDefinition = {
  name: 'directory',
  title: 'Directory: agencies, units and officers',
  permissions: definePermissions({ 'placement:read': { service: 'any' } }),
  errors: [],
  migrations: [CreateTransfers1764000003000],
  publishes: [],
  module: (platform) => DirectoryModule.on(platform),
};
