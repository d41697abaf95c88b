import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { newId } from '@tinhso/kernel';
import { pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Quota, Subscription } from '../../domain/subscription.js';
import type { NewSubscription, SinkCredential, StateChange, Subscriptions, SubscriptionSearch } from '../../ports/subscriptions.js';
import type { SealedBox } from '../secrets/sealed-box.js';
import { audited, nextRevision } from './audited.js';
import { countOneLess, countOneMore, insertSecret, insertSubscription, updateSubscription } from './subscription-changes.js';
import { subscriptionSelect, toSubscription } from './subscription.row.js';
import type { SubscriptionRow } from './subscription.row.js';
import { clientsOf } from './visible-clients.js';

interface QuotaRow { max_subscriptions: number; requests_per_minute: number; concurrency: number; used: number }
interface SecretRow { id: string; sealed: string; since: Date; valid_until: Date | null }

export class PgSubscriptionsRepository implements Subscriptions {
  constructor(private readonly pool: () => Pool, private readonly cursors: Cursors, private readonly box: SealedBox) {}

  async find(tx: Pick<Tx, 'read'>, id: string): Promise<Subscription | undefined> {
    const [row] = await tx.read<SubscriptionRow>({ name: 'subscription_find', text: `${subscriptionSelect} where s.id = $1`, values: [id] });
    return row && toSubscription(row);
  }

  async list(visible: Visible, ownClient: string, { limit, cursor, client, state, contract }: SubscriptionSearch): Promise<Page<Subscription>> {
    const after = cursor ? String(this.cursors.decode(cursor)[0]) : null;
    const rows = await readNamed<SubscriptionRow>(this.pool(), {
      name: 'subscription_list',
      text: `${subscriptionSelect} where ($1::text[] is null or s.client = any($1)) and ($2::text is null or s.client = $2) and ($3::text is null or s.state = $3)
             and ($4::uuid is null or s.contract_id = $4) and ($5::uuid is null or s.id > $5) order by s.id limit $6`,
      values: [clientsOf(visible, ownClient), client ?? null, state ?? null, contract ?? null, after, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, ({ id }) => [id], toSubscription);
  }

  add(tx: Tx, context: CommandContext, { subscription, secret, credential }: NewSubscription, usual: Quota): void {
    tx.add(countOneMore(subscription.client, usual));
    tx.add(nextRevision);
    tx.add(insertSubscription(subscription, this.sealed(subscription.id, credential) ?? null));
    tx.add(this.secretChange(subscription.id, secret));
    tx.add(audited(context, 'subscription', subscription.id, 'subscription', { contract: subscription.contractId }));
  }

  replace(tx: Tx, context: CommandContext, subscription: Subscription, credential?: SinkCredential): void {
    tx.add(nextRevision);
    tx.add(updateSubscription(subscription, credential ? this.sealed(subscription.id, credential) : undefined));
    tx.add(audited(context, 'subscription', subscription.id, 'subscription', { state: subscription.state }));
  }

  changeState(tx: Tx, context: CommandContext, subscription: Subscription, { state, reason, ...granted }: StateChange & Pick<Subscription, 'allowedRate' | 'consentedAt'>): void {
    const { reason: _, ...rest } = subscription;
    this.replace(tx, context, { ...rest, state, ...(reason ? { reason } : {}), ...granted });
  }

  remove(tx: Tx, context: CommandContext, { id, client }: Subscription): void {
    tx.add(nextRevision);
    tx.add({ name: 'subscription', after: 'webhook_head', expectRows: 1, text: 'delete from subscription where id = $1 and exists (select from {{after}}) returning id', values: [id] });
    tx.add(countOneLess(client, 'subscription'));
    tx.add(audited(context, 'subscription', id, 'subscription'));
  }

  async secrets(tx: Pick<Tx, 'read'>, id: string, at: Date): Promise<readonly { readonly secret: string; readonly since: Date; readonly validUntil?: Date }[]> {
    const rows = await tx.read<SecretRow>({
      name: 'subscription_secrets', text: 'select id, sealed, since, valid_until from subscription_secret where subscription_id = $1 and (valid_until is null or valid_until > $2) order by since desc', values: [id, at],
    });
    return rows.map((row) => ({ secret: this.box.open(row.id, row.sealed), since: row.since, ...(row.valid_until ? { validUntil: row.valid_until } : {}) }));
  }

  rotate(tx: Tx, context: CommandContext, { id, version }: Subscription, secret: string, oldOnesUntil: Date): void {
    tx.add(nextRevision);
    tx.add({
      name: 'subscription', after: 'webhook_head', expectRows: 1,
      text: 'update subscription s set version = s.version + 1, changed_revision = h.revision from {{after}} h where s.id = $1 and s.version = $2 returning s.id', values: [id, version],
    });
    tx.add({
      name: 'old_secrets', after: 'subscription',
      text: 'update subscription_secret set valid_until = least(coalesce(valid_until, $2), $2) where subscription_id = $1 and exists (select from {{after}}) returning id', values: [id, oldOnesUntil],
    });
    tx.add(this.secretChange(id, secret));
    tx.add(audited(context, 'subscription', id, 'subscription'));
  }

  async quota(tx: Pick<Tx, 'read'>, client: string): Promise<(Quota & { readonly used: number }) | undefined> {
    const [row] = await tx.read<QuotaRow>({ name: 'receiver_quota_find', text: 'select max_subscriptions, requests_per_minute, concurrency, used from receiver_quota where client = $1', values: [client] });
    return row && { maxSubscriptions: row.max_subscriptions, requestsPerMinute: row.requests_per_minute, concurrency: row.concurrency, used: row.used };
  }

  setQuota(tx: Tx, context: CommandContext, client: string, { maxSubscriptions, requestsPerMinute, concurrency }: Quota): void {
    tx.add(nextRevision);
    tx.add({
      name: 'receiver_quota', after: 'webhook_head', expectRows: 1,
      text: `insert into receiver_quota as q (client, max_subscriptions, requests_per_minute, concurrency, changed_revision) select $1, $2, $3, $4, h.revision from {{after}} h
             on conflict (client) do update set max_subscriptions = greatest(excluded.max_subscriptions, q.used), requests_per_minute = excluded.requests_per_minute,
               concurrency = excluded.concurrency, changed_revision = excluded.changed_revision
             returning client`,
      values: [client, maxSubscriptions, requestsPerMinute, concurrency],
    });
    tx.add(audited(context, 'receiver-quota', client, 'receiver_quota', { maxSubscriptions, requestsPerMinute, concurrency }));
  }

  async areQuiet(ids: readonly string[]): Promise<boolean> {
    const [row] = await readNamed<{ quiet: boolean }>(this.pool(), { name: 'subscription_quiet', text: 'select coalesce(bool_and(quiet), true) as quiet from subscription where id = any($1)', values: [ids] });
    return row?.quiet ?? true;
  }

  async ofContract(tx: Pick<Tx, 'read'>, contractId: string): Promise<readonly string[]> {
    return (await tx.read<{ id: string }>({ name: 'subscription_of_contract', text: 'select id from subscription where contract_id = $1', values: [contractId] })).map(({ id }) => id);
  }

  private sealed(id: string, credential: SinkCredential | undefined): string | undefined {
    return credential && this.box.seal(id, JSON.stringify(credential));
  }

  private secretChange(subscriptionId: string, secret: string) {
    const id = newId();
    return insertSecret(subscriptionId, this.box.seal(id, secret), id);
  }
}
