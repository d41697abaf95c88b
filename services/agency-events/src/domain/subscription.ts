import type { Filter } from './filters.js';

/**
 * pending: waits for an administrator · active: is delivered · paused: by its agency · disabled: by its receiver (410), by
 * failures, by an administrator or because its contract ended · withdrawn: its contract was; for good.
 */
export const subscriptionStates = ['pending', 'active', 'paused', 'disabled', 'withdrawn'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Where delivery begins: with what happens from now on, from a time on, or with the first event that was ever recorded. */
export type Start = 'now' | 'beginning' | Date;

export interface Subscription {
  readonly id: string;
  readonly contractId: string;
  readonly client: string;
  readonly version: number;
  readonly state: SubscriptionState;
  /** A code that says why it is not active. */
  readonly reason?: string;
  readonly source?: string;
  /** Full CloudEvents types; all of the contract's when left out. */
  readonly types?: readonly string[];
  readonly filters: readonly Filter[];
  readonly sink: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly start: string;
  /** Who is told when deliveries fail. */
  readonly technician?: string;
  readonly credentialType?: string;
  readonly createdAt: Date;
  readonly progress: {
    /** Of the log, up to which events were looked at; undefined while it follows the log live. */
    readonly position?: number;
    /** Of its last event. */
    readonly sequence: number;
    readonly waiting: number;
    readonly blockedSubjects: number;
    readonly throttledUntil?: Date;
  };
  /** Requests per minute that the receiver itself allows; undefined for any. */
  readonly allowedRate?: number;
  readonly consentedAt?: Date;
  readonly secrets: readonly { readonly since: Date; readonly validUntil?: Date }[];
}

/** What an administrator grants an agency's client. */
export interface Quota {
  readonly maxSubscriptions: number;
  readonly requestsPerMinute: number;
  /** Requests to one receiver at once. */
  readonly concurrency: number;
}

export const usualQuota: Quota = { maxSubscriptions: 20, requestsPerMinute: 60_000, concurrency: 16 };
