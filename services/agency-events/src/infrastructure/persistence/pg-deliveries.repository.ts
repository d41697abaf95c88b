import type { Pool } from 'pg';
import { pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Deliveries, Delivery, DeliverySearch, DeliveryState } from '../../ports/deliveries.js';
import type { Attempt } from '../../ports/receivers.js';
import { attemptsJson, insertAttempts } from './attempt-changes.js';
import { audited, nextRevision } from './audited.js';

interface DeliveryRow {
  sequence: string; position: string; event_id: string; type: string; subject: string; state: DeliveryState; planned_at: Date; ended_at: Date | null;
  failures: number | null; since: Date | null; next_at: Date | null; error: string | null;
}
interface AttemptRow {
  at: Date; took_ms: number; url: string; request_headers: Record<string, string>; status: number | null; error: string | null;
  response_headers: Record<string, string> | null; response_body: string | null;
}

const select = `select d.sequence, d.position, d.event_id, d.type, d.subject, d.state, d.planned_at, d.ended_at, b.failures, b.since, b.next_at, b.error
  from webhook_delivery d left join webhook_block b on b.subscription_id = d.subscription_id and b.subject = d.subject and b.sequence = d.sequence`;

const toDelivery = (row: DeliveryRow): Delivery => ({
  sequence: Number(row.sequence), position: Number(row.position), eventId: row.event_id, type: row.type, subject: row.subject, state: row.state, plannedAt: row.planned_at,
  ...(row.ended_at ? { endedAt: row.ended_at } : {}),
  ...(row.failures !== null && row.since && row.state === 'waiting' ? { block: { failures: row.failures, since: row.since, ...(row.next_at ? { nextAt: row.next_at } : {}), error: row.error ?? '' } } : {}),
});

const toAttempt = (row: AttemptRow): Attempt => ({
  at: row.at, tookMs: row.took_ms, url: row.url, requestHeaders: row.request_headers, ...(row.status === null ? {} : { status: row.status }), ...(row.error ? { error: row.error } : {}),
  ...(row.response_headers ? { responseHeaders: row.response_headers } : {}), ...(row.response_body === null ? {} : { responseBody: row.response_body }),
});

export class PgDeliveriesRepository implements Deliveries {
  constructor(private readonly pool: () => Pool, private readonly cursors: Cursors) {}

  async list(subscriptionId: string, { limit, cursor, state, subject, failing }: DeliverySearch): Promise<Page<Delivery>> {
    const before = cursor ? Number(this.cursors.decode(cursor)[0]) : null;
    const rows = await readNamed<DeliveryRow>(this.pool(), {
      name: 'webhook_delivery_list',
      text: `${select} where d.subscription_id = $1 and ($2::bigint is null or d.sequence < $2) and ($3::text is null or d.state = $3) and ($4::text is null or d.subject = $4)
             and (not $5 or b.failures is not null) order by d.sequence desc limit $6`,
      values: [subscriptionId, before, state ?? null, subject ?? null, failing ?? false, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, ({ sequence }) => [Number(sequence)], toDelivery);
  }

  async find(subscriptionId: string, sequence: number): Promise<Delivery | undefined> {
    const [row] = await readNamed<DeliveryRow>(this.pool(), { name: 'webhook_delivery_find', text: `${select} where d.subscription_id = $1 and d.sequence = $2`, values: [subscriptionId, sequence] });
    return row && toDelivery(row);
  }

  async attempts(subscriptionId: string, sequence: number): Promise<readonly Attempt[]> {
    const rows = await readNamed<AttemptRow>(this.pool(), {
      name: 'webhook_attempts', text: `select at, took_ms, url, request_headers, status, error, response_headers, response_body from webhook_attempt
        where subscription_id = $1 and sequence = $2 order by at limit 200`, values: [subscriptionId, sequence],
    });
    return rows.map(toAttempt);
  }

  async keepTest(subscriptionId: string, attempt: Attempt): Promise<void> {
    await readNamed(this.pool(), { name: 'webhook_attempt_test', text: insertAttempts, values: [attemptsJson([{ subscriptionId, kind: 'test', attempt }])] });
  }

  async count(tx: Pick<Tx, 'read'>, subscriptionId: string, from: number, to: number): Promise<number> {
    const [row] = await tx.read<{ count: string }>({
      name: 'webhook_redeliverable',
      text: `select count(*) from webhook_delivery d left join webhook_block b on b.subscription_id = d.subscription_id and b.sequence = d.sequence
             where d.subscription_id = $1 and d.sequence between $2 and $3 and (d.state = 'delivered' or b.failures is not null)`,
      values: [subscriptionId, from, to],
    });
    return Number(row?.count ?? 0);
  }

  redeliver(tx: Tx, context: CommandContext, subscriptionId: string, from: number, to: number): void {
    tx.add(nextRevision);
    tx.add({
      name: 'subscription', after: 'webhook_head', expectRows: 1,
      text: 'update subscription s set changed_revision = h.revision from {{after}} h where s.id = $1 returning s.id', values: [subscriptionId],
    });
    tx.add({
      name: 'webhook_delivery', after: 'subscription',
      text: `update webhook_delivery set state = 'waiting', ended_at = null where subscription_id = $1 and sequence between $2 and $3 and state = 'delivered' and exists (select from {{after}}) returning sequence`,
      values: [subscriptionId, from, to],
    });
    tx.add({
      name: 'webhook_block', after: 'subscription',
      text: 'delete from webhook_block where subscription_id = $1 and sequence between $2 and $3 and exists (select from {{after}}) returning sequence', values: [subscriptionId, from, to],
    });
    tx.add(audited(context, 'subscription', subscriptionId, 'subscription', { from, to }));
  }
}
