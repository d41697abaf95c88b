import type { Platform, ServiceDefinition } from '@tinhso/service-host';
import { CreateFeed1764000002000 } from '../migrations/1764000002000-create-feed.js';
import { FindInFeed1764000011000 } from '../migrations/1764000011000-find-in-feed.js';
import { CreateWebhooks1764000012000 } from '../migrations/1764000012000-create-webhooks.js';
import { AgencyEventsModule } from './agency-events.module.js';
import { permissions } from './agency-events.permissions.js';
import { FeedTail } from './feed-tail.js';
import { feedErrors } from './feed.errors.js';
import { recordEvents } from './features/record-events/record-events.consumer.js';
import { webhookErrors } from './webhook.errors.js';
import { alerts, deliveryLoop, webhookParts } from './webhook-parts.js';
import type { WebhookChoices } from './webhook-parts.js';

export { agencyEventsConfig } from './agency-events.config.js';
export type { WebhookChoices } from './webhook-parts.js';

// Doors and consumers of one running service meet at one tail.
const tails = new WeakMap<Platform, FeedTail>();
const tailOf = (platform: Platform): FeedTail => {
  const tail = tails.get(platform) ?? new FeedTail();
  tails.set(platform, tail);
  return tail;
};

/** The service with what an installation chooses for its webhooks; the environment decides what is left out. */
export const createAgencyEvents = (choices: WebhookChoices = {}): ServiceDefinition => ({
  name: 'agency-events',
  title: 'Events for other agencies',
  permissions,
  errors: [feedErrors.catalogue, webhookErrors.catalogue],
  migrations: [CreateFeed1764000002000, FindInFeed1764000011000, CreateWebhooks1764000012000],
  publishes: [],
  module: (platform) => AgencyEventsModule.on(platform, tailOf(platform), webhookParts(platform, choices)),
  consumers: (platform) => [recordEvents(tailOf(platform), platform.settings.origin)],
  repeats: (platform) => {
    const loop = deliveryLoop(platform, choices);
    tailOf(platform).onRecorded(() => loop.ring());
    return [loop, alerts(platform)];
  },
});

export const agencyEvents = createAgencyEvents();
