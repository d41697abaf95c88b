import type { Change } from '@tinhso/persistence';
import type { Head, Plan, Planned } from '../../ports/webhook-log.js';

/** Somebody else leads, somebody changed a subscription, or the head has moved: nothing of the plan is written. */
export const guardHead = (epoch: number, { position, revision }: Head, to: number): Change => ({
  name: 'webhook_head', expectRows: 1,
  text: 'update webhook_head set position = $4 where epoch = $1 and position = $2 and revision = $3 returning position', values: [epoch, position, revision, to],
});

const insertPlanned = (planned: readonly Planned[]): Change => ({
  name: 'webhook_delivery', after: 'webhook_head',
  text: `insert into webhook_delivery (subscription_id, sequence, position, event_id, type, subject, state, planned_at)
         select p.s, p.n, p.p, p.e, p.t, p.j, 'waiting', now() from jsonb_to_recordset($1::jsonb) as p (s uuid, n bigint, p bigint, e uuid, t text, j text)
         where exists (select from {{after}}) returning sequence`,
  values: [JSON.stringify(planned.map(({ subscriptionId, sequence, position, event }) => ({ s: subscriptionId, n: sequence, p: position, e: event.id, t: event.type, j: event.subject })))],
});

const countUp = (planned: readonly Planned[]): Change => {
  const last = new Map(planned.map(({ subscriptionId, sequence }) => [subscriptionId, sequence]));
  return {
    name: 'subscription_sequence', after: 'webhook_head',
    text: `update subscription s set sequence = p.n from jsonb_to_recordset($1::jsonb) as p (s uuid, n bigint) where s.id = p.s and exists (select from {{after}}) returning s.id`,
    values: [JSON.stringify([...last].map(([s, n]) => ({ s, n })))],
  };
};

const moveOn = ({ id, cursor, live }: NonNullable<Plan['catchingUp']>, sequence: number | undefined): Change => ({
  name: 'subscription_sequence', after: 'webhook_head', expectRows: 1,
  text: `update subscription set "cursor" = case when $3 then null else $2::bigint end, sequence = coalesce($4, sequence) where id = $1 and exists (select from {{after}}) returning id`,
  values: [id, cursor, live, sequence ?? null],
});

export const planChanges = ({ epoch, head, to, planned, catchingUp }: Plan): readonly Change[] => [
  guardHead(epoch, head, to),
  ...(planned.length > 0 ? [insertPlanned(planned)] : []),
  ...(catchingUp ? [moveOn(catchingUp, planned.at(-1)?.sequence)] : planned.length > 0 ? [countUp(planned)] : []),
];
