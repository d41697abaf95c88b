import { definePermissions } from '@tinhso/auth';
import type { ServiceDefinition } from '@tinhso/service-host';
import { CreateFeed1764000002000 } from '../migrations/1764000002000-create-feed.js';
import { AgencyEventsModule } from './agency-events.module.js';
import { recordEvents } from './features/record-events/record-events.consumer.js';

export const agencyEvents: ServiceDefinition = {
  name: 'agency-events',
  title: 'Events for other agencies',
  permissions: definePermissions({ 'events:read': { 'agency-client': 'any' } }),
  errors: [],
  migrations: [CreateFeed1764000002000],
  publishes: [],
  module: (platform) => AgencyEventsModule.on(platform),
  consumers: () => [recordEvents],
};
