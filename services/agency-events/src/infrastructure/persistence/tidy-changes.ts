import { auditChange } from '@tinhso/audit';
import { systemActor } from '@tinhso/kernel';
import type { Change } from '@tinhso/persistence';
import type { Disablement } from '../../ports/webhook-log.js';
import { nextRevision } from './audited.js';

const by = systemActor('agency-events').id;

const record = (id: string, reason: string): Change =>
  auditChange([{ actorId: by, action: 'subscription:disable', resourceType: 'subscription', resourceId: id, outcome: 'granted', details: { reason } }], 'subscription');

export const disableOne = (id: string, { reason, revision, unlessDeliveredSince }: Disablement): readonly Change[] => [
  nextRevision,
  {
    name: 'subscription', after: 'webhook_head', expectRows: 1,
    text: `update subscription s set state = 'disabled', reason = $2, disabled_at = now(), version = s.version + 1, changed_revision = h.revision, "cursor" = coalesce(s."cursor", h.position)
           from {{after}} h where s.id = $1 and s.state = 'active' and s.changed_revision = $4
             and ($3::timestamptz is null or not exists (select from webhook_delivery d where d.subscription_id = s.id and d.state = 'delivered' and d.ended_at >= $3))
           returning s.id`,
    values: [id, reason, unlessDeliveredSince ?? null, revision],
  },
  record(id, reason),
];

export const endedContracts = `select s.id from subscription s join contract c on c.id = s.contract_id where c.valid_to <= $1 and s.state in ('pending', 'active', 'paused')`;

export const disableEnded = (id: string): readonly Change[] => [
  nextRevision,
  {
    name: 'subscription', after: 'webhook_head', expectRows: 1,
    text: `update subscription s set state = 'disabled', reason = 'contract-ended', disabled_at = now(), version = s.version + 1, changed_revision = h.revision, "cursor" = coalesce(s."cursor", h.position)
           from {{after}} h where s.id = $1 and s.state in ('pending', 'active', 'paused') returning s.id`,
    values: [id],
  },
  record(id, 'contract-ended'),
];

export const forgetAttempts = 'delete from webhook_attempt where ctid = any(array(select ctid from webhook_attempt where at < $1 limit 10000)) returning kind';
export const forgetDeliveries = `delete from webhook_delivery where ctid = any(array(
  select ctid from webhook_delivery where planned_at < $1 and ended_at < $1 and state <> 'waiting' limit 10000)) and state <> 'waiting' returning sequence`;
