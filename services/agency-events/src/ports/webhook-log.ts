import type { StructuredCloudEvent } from '@tinhso/events';
import type { PersonalField } from '../domain/contract.js';
import type { Interest } from '../domain/matching-index.js';
import type { Attempt, Receiver } from './receivers.js';

/** A subscription as those see it who deliver. */
export interface Served {
  readonly id: string;
  /** At which it was changed last. */
  readonly revision: number;
  readonly client: string;
  readonly contractId: string;
  readonly active: boolean;
  readonly interest: Interest;
  readonly personal: readonly { readonly field: PersonalField; readonly purpose: string }[];
  readonly validFrom: Date;
  readonly validTo?: Date;
  /** Up to which it has looked at the log by itself; undefined while it follows live. */
  readonly cursor?: number;
  /** Of the last event that was planned for it. */
  readonly sequence: number;
  readonly receiver: Omit<Receiver, 'secrets'> & { readonly secrets: readonly { readonly secret: string; readonly validUntil?: Date }[] };
  readonly concurrency: number;
  readonly ratePerMinute: number;
  readonly throttledUntil?: Date;
}

export interface LogEntry {
  readonly position: number;
  readonly event: StructuredCloudEvent;
}

/** One event on its way to one subscription. */
export interface Item {
  readonly sequence: number;
  readonly position: number;
  readonly event: StructuredCloudEvent;
}

export interface Planned extends Item {
  readonly subscriptionId: string;
}

export interface Block {
  readonly subject: string;
  readonly failures: number;
  readonly since: Date;
  /** None: it waits for a person. */
  readonly nextAt?: Date;
  /** How many of the subject wait. */
  readonly waiting: number;
}

export interface Backlog {
  readonly waiting: number;
  readonly blocks: readonly Block[];
}

export interface Head {
  /** Up to which live subscriptions are planned. */
  readonly position: number;
  readonly revision: number;
  /** End of the log. */
  readonly last: number;
}

/** What was planned, and where that leaves the one who catches up. */
export interface Plan {
  readonly epoch: number;
  readonly head: Head;
  /** Where live subscriptions are afterwards. */
  readonly to: number;
  readonly planned: readonly Planned[];
  /** `live`: from here on it follows with the others. */
  readonly catchingUp?: { readonly id: string; readonly cursor: number; readonly live: boolean };
}

export interface Outcome {
  readonly subscriptionId: string;
  readonly item: Item;
  readonly attempt: Attempt;
  readonly at: Date;
  /** Delivered when there is none. */
  readonly failed?: { readonly failures: number; readonly since: Date; readonly nextAt?: Date; readonly error: string };
  readonly throttledUntil?: Date;
}

export interface Disablement {
  /** Only when nobody has changed the subscription since. */
  readonly revision: number;
  readonly reason: string;
  /** Not when anything was delivered since. */
  readonly unlessDeliveredSince?: Date;
}

export interface WebhookLog {
  head(): Promise<Head>;
  /** Those that changed after the revision, active or not; with -1, all. */
  served(after: number): Promise<readonly Served[]>;
  backlogs(ids: readonly string[]): Promise<ReadonlyMap<string, Backlog>>;
  /** Entries after a position and up to another, of these types only when they are given (names without prefix). */
  entries(after: number, upTo: number, limit: number, types?: readonly string[]): Promise<readonly LogEntry[]>;
  /** False when somebody else leads or a subscription changed meanwhile: then nothing was written. */
  plan(plan: Plan): Promise<boolean>;
  /** It stops following live and goes on by itself from here. False as for `plan`. */
  demote(epoch: number, head: Head, ids: readonly string[]): Promise<boolean>;
  /** What waits behind a sequence, in order, without these subjects. */
  waiting(id: string, after: number, limit: number, without: readonly string[]): Promise<readonly Item[]>;
  waitingOf(id: string, subject: string, limit: number): Promise<readonly Item[]>;
  record(epoch: number, outcomes: readonly Outcome[]): Promise<void>;
  /** Which of these are active still; from now on something may be under way for them. */
  begin(ids: readonly string[]): Promise<readonly string[]>;
  /** Nothing is under way for these, and nothing will be before they are active again. */
  end(ids: readonly string[]): Promise<void>;
  disable(id: string, why: Disablement): Promise<void>;
  /** Disables what is under a contract that has ended, and forgets what was kept long enough. */
  tidy(at: Date, keepDays: number): Promise<void>;
}

/** One process delivers at a time. */
export interface DeliveryLead {
  readonly epoch: number;
  /** True while a request that starts now will have ended before anybody else may lead. */
  readonly mayStart: boolean;
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/** Asks the owners of personal data, who record the look with its purpose. Throws errors of kind `unavailable` that pass. */
export interface PersonalData {
  of(dossierId: string, fields: readonly PersonalField[], purpose: string, contractId: string): Promise<Readonly<Partial<Record<PersonalField, string>>>>;
}
