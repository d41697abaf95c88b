import { Type } from '@sinclair/typebox';
import { defineConfig } from '@tinhso/config';

/** What an operator may set for webhooks. */
export const agencyEventsConfig = defineConfig(Type.Object({
  WEBHOOKS_ALLOWED_PRIVATE_HOSTS: Type.Array(Type.String(), { default: [], description: 'host or host:port of receivers that may be on a private network and without https; for demonstrations on one machine' }),
  WEBHOOKS_RETRY_SECONDS: Type.Array(Type.Integer({ minimum: 0, maximum: 604_800 }), { minItems: 1, maxItems: 30, default: [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400], description: 'seconds before each attempt at a delivery; after the last its subject waits for a person' }),
  WEBHOOKS_TIMEOUT_MS: Type.Integer({ minimum: 100, maximum: 10_000, default: 10_000, description: 'how long a receiver may take to answer' }),
  WEBHOOKS_ATTEMPT_DAYS: Type.Integer({ minimum: 1, maximum: 3_650, default: 30, description: 'days for which attempts and finished deliveries are kept' }),
}));

export type WebhookSettings = ReturnType<typeof agencyEventsConfig.parse>;
