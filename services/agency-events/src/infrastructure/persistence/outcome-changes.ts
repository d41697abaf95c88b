import type { NamedQuery } from '@tinhso/persistence';
import type { Outcome } from '../../ports/webhook-log.js';
import { attemptsJson, insertAttempts } from './attempt-changes.js';

const text = `with head as (select 1 from webhook_head where epoch = $2),
  o as (select * from jsonb_to_recordset($3::jsonb) as r (subscription_id uuid, sequence bigint, subject text, at timestamptz, failures int, since timestamptz, next_at timestamptz, error text, throttled_until timestamptz)),
  done as (
    update webhook_delivery d set state = 'delivered', ended_at = o.at from o, head
    where d.subscription_id = o.subscription_id and d.sequence = o.sequence and o.error is null and d.state = 'waiting' returning 1),
  freed as (delete from webhook_block b using o, head where b.subscription_id = o.subscription_id and b.subject = o.subject and o.error is null returning 1),
  blocked as (
    insert into webhook_block (subscription_id, subject, sequence, failures, since, next_at, error)
    select o.subscription_id, o.subject, o.sequence, o.failures, o.since, o.next_at, o.error from o, head
    where o.error is not null and exists (select from subscription s where s.id = o.subscription_id)
    on conflict (subscription_id, subject) do update set sequence = excluded.sequence, failures = excluded.failures, next_at = excluded.next_at, error = excluded.error returning 1),
  throttled as (
    update subscription s set throttled_until = t.until
    from (select subscription_id, max(throttled_until) as until from o, head where throttled_until is not null group by subscription_id) t where s.id = t.subscription_id returning 1),
  kept as (${insertAttempts})
  select count(*) from head`;

/** Outcomes and their attempts in one statement: an attempt that is written has its consequence, and the other way round. */
export const recordOutcomes = (epoch: number, outcomes: readonly Outcome[]): NamedQuery => ({
  name: 'webhook_outcomes', text,
  values: [
    attemptsJson(outcomes.map(({ subscriptionId, item, attempt }) => ({ subscriptionId, sequence: item.sequence, kind: 'delivery', attempt }))), epoch,
    JSON.stringify(outcomes.map(({ subscriptionId, item, at, failed, throttledUntil }) => ({
      subscription_id: subscriptionId, sequence: item.sequence, subject: item.event.subject, at, failures: failed?.failures, since: failed?.since, next_at: failed?.nextAt, error: failed?.error,
      throttled_until: throttledUntil,
    }))),
  ],
});
