import { definePermissions } from '@tinhso/auth';
import type { Platform, ServiceDefinition } from '@tinhso/service-host';
import { CreateFeed1764000002000 } from '../migrations/1764000002000-create-feed.js';
import { FindInFeed1764000011000 } from '../migrations/1764000011000-find-in-feed.js';
import { AgencyEventsModule } from './agency-events.module.js';
import { FeedTail } from './feed-tail.js';
import { feedErrors } from './feed.errors.js';
import { recordEvents } from './features/record-events/record-events.consumer.js';

// Doors and consumers of one running service meet at one tail.
const tails = new WeakMap<Platform, FeedTail>();
const tailOf = (platform: Platform): FeedTail => {
  const tail = tails.get(platform) ?? new FeedTail();
  tails.set(platform, tail);
  return tail;
};

export const agencyEvents: ServiceDefinition = {
  name: 'agency-events',
  title: 'Events for other agencies',
  permissions: definePermissions({ 'events:read': { 'agency-client': 'any' } }),
  errors: [feedErrors.catalogue],
  migrations: [CreateFeed1764000002000, FindInFeed1764000011000],
  publishes: [],
  module: (platform) => AgencyEventsModule.on(platform, tailOf(platform)),
  consumers: (platform) => [recordEvents(tailOf(platform))],
};
