import type { Contract } from '../../domain/contract.js';
import type { Filter } from '../../domain/filters.js';
import { usualQuota } from '../../domain/subscription.js';
import type { SinkCredential } from '../../ports/subscriptions.js';
import type { Served } from '../../ports/webhook-log.js';
import type { SealedBox } from '../secrets/sealed-box.js';
import { authorizationOf } from './pg-receiver-directory.repository.js';

export interface ServedRow {
  id: string; changed_revision: string; client: string; contract_id: string; state: string; source: string | null; types: string[] | null; filters: Filter[]; sink: string; headers: Record<string, string>;
  sealed_credential: string | null; cursor: string | null; sequence: string; throttled_until: Date | null; allowed_rate: number | null;
  contract_types: string[]; areas: string[]; personal_fields: Contract['personalFields']; contract_state: string; valid_from: Date; valid_to: Date | null;
  requests_per_minute: number | null; concurrency: number | null; secrets: { id: string; sealed: string; until: string | null }[] | null;
}

export const servedSelect = `select s.id, s.changed_revision, s.client, s.contract_id, s.state, s.source, s.types, s.filters, s.sink, s.headers, s.sealed_credential, s."cursor", s.sequence, s.throttled_until, s.allowed_rate,
  c.types as contract_types, c.areas, c.personal_fields, c.state as contract_state, c.valid_from, c.valid_to, q.requests_per_minute, q.concurrency,
  (select jsonb_agg(jsonb_build_object('id', k.id, 'sealed', k.sealed, 'until', k.valid_until) order by k.since desc, k.id desc) from subscription_secret k where k.subscription_id = s.id) as secrets
  from subscription s join contract c on c.id = s.contract_id left join receiver_quota q on q.client = s.client`;

/** Only what both the contract and the subscription name. */
const interestOf = ({ id, types, contract_types: allowed, areas, source, filters }: ServedRow): Served['interest'] => ({
  id, types: types ? types.filter((type) => allowed.includes(type)) : allowed, areas, filters, ...(source ? { source } : {}),
});

export function toServed(row: ServedRow, box: SealedBox): Served {
  const credential = row.sealed_credential ? JSON.parse(box.open(row.id, row.sealed_credential)) as SinkCredential : undefined;
  const granted = row.requests_per_minute ?? usualQuota.requestsPerMinute;
  return {
    id: row.id, revision: Number(row.changed_revision), client: row.client, contractId: row.contract_id, active: row.state === 'active' && row.contract_state === 'approved', interest: interestOf(row), personal: row.personal_fields,
    validFrom: row.valid_from, ...(row.valid_to ? { validTo: row.valid_to } : {}), ...(row.cursor === null ? {} : { cursor: Number(row.cursor) }), sequence: Number(row.sequence),
    receiver: {
      sink: row.sink, headers: row.headers, ...(credential ? { authorization: authorizationOf(credential) } : {}),
      secrets: (row.secrets ?? []).map(({ id, sealed, until }) => ({ secret: box.open(id, sealed), ...(until ? { validUntil: new Date(until) } : {}) })),
    },
    concurrency: row.concurrency ?? usualQuota.concurrency, ratePerMinute: Math.min(granted, row.allowed_rate ?? granted), ...(row.throttled_until ? { throttledUntil: row.throttled_until } : {}),
  };
}
