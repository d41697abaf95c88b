import type { Pool } from 'pg';
import type { StructuredCloudEvent } from '@tinhso/events';
import { DomainError } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Change, TransactionRunner } from '@tinhso/persistence';
import type { Backlog, Disablement, Head, Item, LogEntry, Outcome, Plan, Served, WebhookLog } from '../../ports/webhook-log.js';
import type { SealedBox } from '../secrets/sealed-box.js';
import { recordOutcomes } from './outcome-changes.js';
import { guardHead, planChanges } from './plan-changes.js';
import { servedSelect, toServed } from './served.row.js';
import type { ServedRow } from './served.row.js';
import { disableOne, disableEnded, endedContracts, forgetAttempts, forgetDeliveries } from './tidy-changes.js';

interface EntryRow { position: string; event: StructuredCloudEvent }
interface ItemRow extends EntryRow { sequence: string }
interface BacklogRow { id: string; waiting: string; blocks: { subject: string; failures: number; since: string; nextAt: string | null; waiting: number }[] | null }

const toItem = ({ sequence, position, event }: ItemRow): Item => ({ sequence: Number(sequence), position: Number(position), event });
const itemSelect = `select d.sequence, d.position, e.event from webhook_delivery d join feed_entry e on e.position = d.position where d.subscription_id = $1 and d.state = 'waiting'`;

export class PgWebhookLog implements WebhookLog {
  constructor(private readonly pool: () => Pool, private readonly transactions: TransactionRunner, private readonly box: SealedBox) {}

  async head(): Promise<Head> {
    const [row] = await this.read<{ position: string; revision: string; last: string }>('webhook_head_read', 'select h.position, h.revision, f.next - 1 as last from webhook_head h, feed_head f', []);
    return { position: Number(row?.position), revision: Number(row?.revision), last: Number(row?.last) };
  }

  async served(after: number): Promise<readonly Served[]> {
    const rows = await this.read<ServedRow>('webhook_served', `${servedSelect} where s.changed_revision > $1 or (s.state = 'active' and q.changed_revision > $1)`, [after]);
    return rows.map((row) => toServed(row, this.box));
  }

  async backlogs(ids: readonly string[]): Promise<ReadonlyMap<string, Backlog>> {
    const rows = await this.read<BacklogRow>('webhook_backlogs', `select s.id, (select count(*) from webhook_delivery d where d.subscription_id = s.id and d.state = 'waiting') as waiting,
        (select jsonb_agg(jsonb_build_object('subject', b.subject, 'failures', b.failures, 'since', b.since, 'nextAt', b.next_at,
           'waiting', (select count(*) from webhook_delivery d where d.subscription_id = s.id and d.state = 'waiting' and d.subject = b.subject)))
         from webhook_block b where b.subscription_id = s.id) as blocks
      from unnest($1::uuid[]) as s (id)`, [ids]);
    return new Map(rows.map(({ id, waiting, blocks }) => [id, {
      waiting: Number(waiting), blocks: (blocks ?? []).map(({ since, nextAt, ...block }) => ({ ...block, since: new Date(since), ...(nextAt ? { nextAt: new Date(nextAt) } : {}) })),
    }]));
  }

  async entries(after: number, upTo: number, limit: number, types?: readonly string[]): Promise<readonly LogEntry[]> {
    const base = 'select position, event from feed_entry where position > $1 and position <= $2';
    const rows = types
      ? await this.read<EntryRow>('webhook_entries_of', `${base} and type = any($4) order by position limit $3`, [after, upTo, limit, types])
      : await this.read<EntryRow>('webhook_entries', `${base} order by position limit $3`, [after, upTo, limit]);
    return rows.map(({ position, event }) => ({ position: Number(position), event }));
  }

  plan(plan: Plan): Promise<boolean> {
    return this.commit(planChanges(plan));
  }

  demote(epoch: number, head: Head, ids: readonly string[]): Promise<boolean> {
    return this.commit([guardHead(epoch, head, head.position), {
      name: 'subscription', after: 'webhook_head', text: 'update subscription set "cursor" = $2 where id = any($1::uuid[]) and exists (select from {{after}}) returning id', values: [ids, head.position],
    }]);
  }

  async waiting(id: string, after: number, limit: number, without: readonly string[]): Promise<readonly Item[]> {
    return (await this.read<ItemRow>('webhook_waiting', `${itemSelect} and d.sequence > $2 and d.subject <> all($4::text[]) order by d.sequence limit $3`, [id, after, limit, without])).map(toItem);
  }

  async waitingOf(id: string, subject: string, limit: number): Promise<readonly Item[]> {
    return (await this.read<ItemRow>('webhook_waiting_of', `${itemSelect} and d.subject = $2 order by d.sequence limit $3`, [id, subject, limit])).map(toItem);
  }

  async record(epoch: number, outcomes: readonly Outcome[]): Promise<void> {
    await readNamed(this.pool(), recordOutcomes(epoch, outcomes));
  }

  async begin(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.read<{ id: string }>('webhook_begin', `update subscription set quiet = false where id = any($1::uuid[]) and state = 'active' returning id`, [ids]);
    return rows.map(({ id }) => id);
  }

  async end(ids: readonly string[]): Promise<void> {
    // The statement of a withdrawal does not see what was planned while it waited for the head; that is cancelled here.
    await this.read('webhook_cancel', `update webhook_delivery d set state = 'cancelled', ended_at = now() from subscription s
      where s.id = any($1::uuid[]) and s.state = 'withdrawn' and d.subscription_id = s.id and d.state = 'waiting' returning d.sequence`, [ids]);
    await this.read('webhook_end', `update subscription set quiet = true where id = any($1::uuid[]) and state <> 'active' returning id`, [ids]);
  }

  async disable(id: string, why: Disablement): Promise<void> {
    await this.commit(disableOne(id, why));
  }

  async tidy(at: Date, keepDays: number): Promise<void> {
    const ended = await this.read<{ id: string }>('webhook_contracts_ended', endedContracts, [at]);
    for (const { id } of ended) await this.commit(disableEnded(id));
    const before = new Date(at.getTime() - keepDays * 86_400_000);
    await this.read('webhook_forget_attempts', forgetAttempts, [before]);
    await this.read('webhook_forget_deliveries', forgetDeliveries, [before]);
  }

  /** False when the set was refused because what it stands on is not so any more. */
  private async commit(changes: readonly Change[]): Promise<boolean> {
    try {
      await this.transactions.run(async (tx) => changes.forEach((change) => tx.add(change)));
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'version-mismatch') return false;
      throw error;
    }
  }

  private read<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return readNamed<Row>(this.pool(), { name, text, values });
  }
}
