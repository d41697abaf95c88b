import { newId } from '@tinhso/kernel';
import type { Change } from '@tinhso/persistence';
import type { Quota, Subscription } from '../../domain/subscription.js';
import { webhookErrors } from '../../webhook.errors.js';

/** One more of the client's, as long as its quota allows; the row's lock makes a thousand at once count one after another. */
export const countOneMore = (client: string, usual: Quota): Change => ({
  name: 'receiver_quota', expectRows: 1, otherwise: () => webhookErrors('subscription/quota-reached', { max: usual.maxSubscriptions }),
  text: `insert into receiver_quota as q (client, max_subscriptions, requests_per_minute, concurrency, used) values ($1, $2, $3, $4, 1)
         on conflict (client) do update set used = q.used + 1 where q.used < q.max_subscriptions returning client`,
  values: [client, usual.maxSubscriptions, usual.requestsPerMinute, usual.concurrency],
});

export const countOneLess = (client: string, after: string): Change => ({
  name: 'receiver_quota', after, text: 'update receiver_quota set used = used - 1 where client = $1 and exists (select from {{after}}) returning client', values: [client],
});

// Positions are dense and become visible in their order, so «the first after this one» is a sentence without a hole.
const startText = `case $14 when 'now' then (select next - 1 from feed_head) when 'beginning' then 0
  else coalesce((select position from feed_entry where recorded_at >= $15::timestamptz order by recorded_at, position limit 1), (select next from feed_head)) - 1 end`;

export const insertSubscription = (s: Subscription, sealedCredential: string | null): Change => ({
  name: 'subscription', after: 'webhook_head', expectRows: 1,
  text: `insert into subscription (id, contract_id, client, state, source, types, filters, sink, headers, technician, credential_type, sealed_credential, created_at, start, "cursor", changed_revision)
         select $1, $2, $3, $4, $5, $6::text[], $7, $8, $9, $10, $11, $12, $13, $14, ${startText}, h.revision from {{after}} h returning id`,
  values: [
    s.id, s.contractId, s.client, s.state, s.source ?? null, s.types ?? null, JSON.stringify(s.filters), s.sink, JSON.stringify(s.headers), s.technician ?? null,
    s.credentialType ?? null, sealedCredential, s.createdAt, s.start, s.start === 'now' || s.start === 'beginning' ? null : s.start,
  ],
});

export const insertSecret = (subscriptionId: string, sealed: string, id: string = newId()): Change => ({
  name: 'subscription_secret', after: 'subscription', expectRows: 1,
  text: 'insert into subscription_secret (id, subscription_id, sealed, since) select $1, $2, $3, clock_timestamp() from {{after}} returning id', values: [id, subscriptionId, sealed],
});

/** With `standStill`, it follows its own position from here on: what was planned already stays as it is. */
export const updateSubscription = (s: Subscription, sealedCredential: string | null | undefined): Change => ({
  name: 'subscription', after: 'webhook_head', expectRows: 1,
  text: `update subscription t set version = t.version + 1, state = $3, reason = $4, source = $5, types = $6, filters = $7, sink = $8, headers = $9, technician = $10,
           credential_type = case when $12 then $11 else t.credential_type end, sealed_credential = case when $12 then $13 else t.sealed_credential end,
           allowed_rate = $14, consented_at = $15, "cursor" = coalesce(t."cursor", h.position), changed_revision = h.revision,
           throttled_until = null
         from {{after}} h where t.id = $1 and t.version = $2 and t.state <> 'withdrawn' returning t.id`,
  values: [
    s.id, s.version, s.state, s.reason ?? null, s.source ?? null, s.types ?? null, JSON.stringify(s.filters), s.sink, JSON.stringify(s.headers), s.technician ?? null,
    s.credentialType ?? null, sealedCredential !== undefined, sealedCredential ?? null, s.allowedRate ?? null, s.consentedAt ?? null,
  ],
});
