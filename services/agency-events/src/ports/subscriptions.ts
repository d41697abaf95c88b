import type { Visible } from '@tinhso/auth';
import type { Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Quota, Subscription, SubscriptionState } from '../domain/subscription.js';

export interface SubscriptionSearch {
  readonly limit: number;
  readonly cursor?: string;
  readonly client?: string;
  readonly state?: SubscriptionState;
  readonly contract?: string;
}

/** How the sender shows itself to the receiver; write-only for callers. */
export interface SinkCredential {
  readonly credentialtype: 'PLAIN' | 'ACCESSTOKEN';
  readonly identifier?: string;
  readonly secret?: string;
  readonly accesstoken?: string;
  readonly accesstokenexpiresutc?: string;
  readonly accesstokentype?: string;
}

export interface NewSubscription {
  readonly subscription: Subscription;
  readonly secret: string;
  readonly credential?: SinkCredential;
}

export type StateChange = Pick<Subscription, 'state' | 'reason'>;

export interface Subscriptions {
  find(tx: Pick<Tx, 'read'>, id: string): Promise<Subscription | undefined>;
  list(visible: Visible, ownClient: string, search: SubscriptionSearch): Promise<Page<Subscription>>;
  /** Counts it against the client's quota; `subscription/quota-reached` when that is used up. Begins where its `start` says. */
  add(tx: Tx, context: CommandContext, added: NewSubscription, usual: Quota): void;
  /** Everything that a caller may write; from now on events are looked at as the new one says. */
  replace(tx: Tx, context: CommandContext, subscription: Subscription, credential?: SinkCredential): void;
  /** From anything but `withdrawn`, which is for good, and only from the version that was read. */
  changeState(tx: Tx, context: CommandContext, subscription: Subscription, change: StateChange & { readonly allowedRate?: number; readonly consentedAt?: Date }): void;
  remove(tx: Tx, context: CommandContext, subscription: Subscription): void;
  /** The newest first; those that are still valid. */
  secrets(tx: Pick<Tx, 'read'>, id: string, at: Date): Promise<readonly { readonly secret: string; readonly since: Date; readonly validUntil?: Date }[]>;
  /** The ones before stay valid until then. */
  rotate(tx: Tx, context: CommandContext, subscription: Subscription, secret: string, oldOnesUntil: Date): void;
  quota(tx: Pick<Tx, 'read'>, client: string): Promise<(Quota & { readonly used: number }) | undefined>;
  setQuota(tx: Tx, context: CommandContext, client: string, quota: Quota): void;
  /** True when nothing of these is being sent. */
  areQuiet(ids: readonly string[]): Promise<boolean>;
  ofContract(tx: Pick<Tx, 'read'>, contractId: string): Promise<readonly string[]>;
}
