import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { subscriptionStates } from '../domain/subscription.js';
import type { Subscription } from '../domain/subscription.js';

const instant = Type.String({ format: 'date-time' });
const filter = Type.Unsafe<Record<string, unknown>>(Type.Object({}, { additionalProperties: true, description: 'one of exact, prefix, suffix, all, any, not; sql is not offered' }));

const config = Type.Object({
  contract: Type.String({ format: 'uuid', description: 'the contract under which events are delivered' }),
  start: Type.Optional(Type.String({ maxLength: 40, default: 'now', description: 'now, beginning, or a time: the first event at or after it' })),
  technician: Type.Optional(Type.String({ format: 'email', maxLength: 200, description: 'who is told when deliveries fail' })),
}, { additionalProperties: false });

const protocolsettings = Type.Object({
  method: Type.Optional(Type.Literal('POST')),
  headers: Type.Optional(Type.Record(Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$' }), Type.String({ maxLength: 500 }), { maxProperties: 20 })),
}, { additionalProperties: false });

const credential = Type.Object({
  credentialtype: Type.Union([Type.Literal('PLAIN'), Type.Literal('ACCESSTOKEN')]),
  identifier: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$' })), secret: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '^[\\x20-\\x7e]+$' })),
  accesstoken: Type.Optional(Type.String({ minLength: 1, maxLength: 4_000, pattern: '^[\\x21-\\x7e]+$' })), accesstokenexpiresutc: Type.Optional(instant), accesstokentype: Type.Optional(Type.String({ maxLength: 40, pattern: '^[A-Za-z]+$' })),
}, { additionalProperties: false, description: 'sent with each delivery; never shown again' });

/** As the CloudEvents Subscriptions API proposes a subscription. */
export const subscriptionRequest = Type.Object({
  id: Type.Optional(Type.String({ maxLength: 100, description: 'ignored' })),
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  types: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { minItems: 1, maxItems: 100, uniqueItems: true })),
  config, filters: Type.Optional(Type.Array(filter, { maxItems: 50 })),
  sink: Type.String({ minLength: 1, maxLength: 2_000 }), sinkcredential: Type.Optional(credential),
  protocol: Type.Literal('HTTP'), protocolsettings: Type.Optional(protocolsettings),
}, { additionalProperties: false });
export type SubscriptionRequest = Static<typeof subscriptionRequest>;

const status = Type.Object({
  state: Type.Union(subscriptionStates.map((state) => Type.Literal(state))), reason: Type.Optional(Type.String()), client: Type.String(), createdAt: instant,
  live: Type.Boolean({ description: 'true once it has caught up with the log' }), position: Type.Optional(Type.Integer({ description: 'of the log, while it is catching up or stands still' })),
  sequence: Type.Integer({ description: 'of the last event meant for it; they count 1, 2, 3 … without a gap' }), waiting: Type.Integer(), blockedSubjects: Type.Integer(),
  throttledUntil: Type.Optional(instant), allowedRate: Type.Optional(Type.Integer({ description: 'requests per minute that the receiver allows' })), consentedAt: Type.Optional(instant),
  secrets: Type.Array(Type.Object({ since: instant, validUntil: Type.Optional(instant) })),
});

/** The realised subscription; `status` is what this subscription manager adds. */
export const subscriptionView = Type.Object({
  ...subscriptionRequest.properties, id: Type.String({ format: 'uuid' }), config: Type.Object({ contract: Type.String(), start: Type.String(), technician: Type.Optional(Type.String()) }),
  filters: Type.Array(filter), sinkcredential: Type.Optional(Type.Object({ credentialtype: Type.String() })), protocolsettings, status,
});
export type SubscriptionView = Static<typeof subscriptionView>;

const statusOf = ({ state, reason, client, createdAt, progress: { position, sequence, waiting, blockedSubjects, throttledUntil }, allowedRate, consentedAt, secrets }: Subscription): Static<typeof status> => ({
  state, ...(reason ? { reason } : {}), client, createdAt: createdAt.toISOString(), live: position === undefined, ...(position === undefined ? {} : { position }), sequence, waiting, blockedSubjects,
  ...(throttledUntil ? { throttledUntil: throttledUntil.toISOString() } : {}), ...(allowedRate ? { allowedRate } : {}), ...(consentedAt ? { consentedAt: consentedAt.toISOString() } : {}),
  secrets: secrets.map(({ since, validUntil }) => ({ since: since.toISOString(), ...(validUntil ? { validUntil: validUntil.toISOString() } : {}) })),
});

export const viewOfSubscription = (s: Subscription): SubscriptionView => ({
  id: s.id, ...(s.source ? { source: s.source } : {}), ...(s.types ? { types: [...s.types] } : {}), config: { contract: s.contractId, start: s.start, ...(s.technician ? { technician: s.technician } : {}) },
  filters: s.filters as unknown as Record<string, unknown>[], sink: s.sink, ...(s.credentialType ? { sinkcredential: { credentialtype: s.credentialType } } : {}), protocol: 'HTTP',
  protocolsettings: { method: 'POST', ...(Object.keys(s.headers).length > 0 ? { headers: { ...s.headers } } : {}) }, status: statusOf(s),
});

export const exampleRequest: SubscriptionRequest = {
  types: ['vn.tinhso.dossier.result-issued.v1'], config: { contract: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', start: 'now', technician: 'kythuat@agency.example' },
  filters: [{ prefix: { source: '/services/public' } }], sink: 'https://hooks.agency.example/tinhso', protocol: 'HTTP',
};
export const exampleSubscription: SubscriptionView = {
  id: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', types: ['vn.tinhso.dossier.result-issued.v1'], config: { contract: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', start: 'now', technician: 'kythuat@agency.example' },
  filters: [{ prefix: { source: '/services/public' } }], sink: 'https://hooks.agency.example/tinhso', protocol: 'HTTP', protocolsettings: { method: 'POST' },
  status: {
    state: 'active', client: 'cong-an-tinh', createdAt: '2026-11-23T02:00:00.000Z', live: true, sequence: 17, waiting: 0, blockedSubjects: 0, allowedRate: 600,
    consentedAt: '2026-11-23T03:00:00.000Z', secrets: [{ since: '2026-11-23T02:00:00.000Z' }],
  },
};
