import type { Filter } from '../../domain/filters.js';
import type { Subscription, SubscriptionState } from '../../domain/subscription.js';

export interface SubscriptionRow {
  id: string; contract_id: string; client: string; version: number; state: SubscriptionState; reason: string | null; source: string | null; types: string[] | null;
  filters: Filter[]; sink: string; headers: Record<string, string>; start: string; technician: string | null; credential_type: string | null; created_at: Date;
  cursor: string | null; sequence: string; allowed_rate: number | null; consented_at: Date | null; throttled_until: Date | null;
  waiting: string; blocked_subjects: string; secrets: { since: string; validUntil: string | null }[] | null;
}

/** Figures are counted with the row: what waits is bounded for each subscription. */
export const subscriptionSelect = `select s.id, s.contract_id, s.client, s.version, s.state, s.reason, s.source, s.types, s.filters, s.sink, s.headers, s.start, s.technician, s.credential_type,
  s.created_at, s."cursor", s.sequence, s.allowed_rate, s.consented_at, s.throttled_until,
  (select count(*) from webhook_delivery d where d.subscription_id = s.id and d.state = 'waiting') as waiting,
  (select count(*) from webhook_block b where b.subscription_id = s.id) as blocked_subjects,
  (select jsonb_agg(jsonb_build_object('since', k.since, 'validUntil', k.valid_until) order by k.since desc) from subscription_secret k
   where k.subscription_id = s.id and (k.valid_until is null or k.valid_until > now())) as secrets
  from subscription s`;

const given = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> => (value === null ? {} : { [key]: value } as Record<K, V>);

export const toSubscription = (row: SubscriptionRow): Subscription => ({
  id: row.id, contractId: row.contract_id, client: row.client, version: row.version, state: row.state, filters: row.filters, sink: row.sink, headers: row.headers, start: row.start,
  createdAt: row.created_at, ...given('reason', row.reason), ...given('source', row.source), ...given('types', row.types), ...given('technician', row.technician),
  ...given('credentialType', row.credential_type), ...given('allowedRate', row.allowed_rate), ...given('consentedAt', row.consented_at),
  progress: {
    ...given('position', row.cursor === null ? null : Number(row.cursor)), sequence: Number(row.sequence), waiting: Number(row.waiting), blockedSubjects: Number(row.blocked_subjects),
    ...given('throttledUntil', row.throttled_until),
  },
  secrets: (row.secrets ?? []).map(({ since, validUntil }) => ({ since: new Date(since), ...(validUntil ? { validUntil: new Date(validUntil) } : {}) })),
});
