import type { Change } from '@tinhso/persistence';

export const channels = ['email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export interface NewMessage {
  readonly channel: Channel;
  readonly address: string;
  readonly masked: string;
  readonly subject: string;
  readonly body: string;
}

export interface Reason {
  readonly eventId: string;
  readonly kind: string;
  /** What the message is about; of an alert, the record that it names. */
  readonly dossierId: string;
}

export interface LeasedMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly dossierId: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** Counts from 1; also tells this lease from a later one. */
  readonly attempt: number;
}

export interface FailedMessage {
  readonly id: string;
  readonly dossierId: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly address: string;
  readonly attempts: number;
  readonly error: string;
  readonly givenUp: boolean;
  readonly queuedAt: string;
}

export interface Messages {
  queue(reason: Reason, messages: readonly NewMessage[]): Change;
  /** Messages that are due, held for a minute against other replicas. */
  lease(limit: number): Promise<readonly LeasedMessage[]>;
  /** The end of a message, sent or given up: address and words are forgotten. */
  finish(message: LeasedMessage, outcome: 'sent' | 'failed', error?: string): Promise<void>;
  postpone(message: LeasedMessage, afterMs: number, error: string): Promise<void>;
  /** Given up, or tried at least once in vain; the newest first. */
  failed(limit: number): Promise<readonly FailedMessage[]>;
}
