import type { Publisher } from './publisher.js';

/** A message as a transport carries it; the key decides the partition and with it the order. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ReceivedMessage extends OutgoingMessage {
  readonly partition: number;
  /** Rises by message within a partition; where to read on is the last position + 1. */
  readonly position: number;
}

/** Messages of one partition, in order. */
export interface ReceivedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly ReceivedMessage[];
}

export interface BatchControl {
  /** Everything up to and including this position is finished; what is not acknowledged is delivered again. */
  acknowledge(position: number): void;
  /** Keeps the partition during long work; never throws, but may turn `isStale` true. */
  heartbeat(): Promise<void>;
  /** True when the partition belongs to somebody else or the subscription stops: finish no further message. */
  isStale(): boolean;
}

export interface SubscribeOptions {
  /** Members of one group share the partitions; groups are independent. A new group starts at the beginning. */
  readonly group: string;
  readonly topics: readonly string[];
  /** One batch at a time per partition. When it throws, what it did not acknowledge comes again after a pause. */
  readonly onBatch: (batch: ReceivedBatch, control: BatchControl) => Promise<void>;
}

export interface Subscription {
  /** Resolves when no batch is being worked on any more and the partitions are given back. */
  stop(): Promise<void>;
}

/** A message the transport will never take, such as one too large. */
export interface Refusal {
  readonly index: number;
  readonly reason: string;
}

export interface PublishOutcome {
  /** Indexes into the batch that are stored for good. */
  readonly acknowledged: readonly number[];
  readonly refused: readonly Refusal[];
}

export interface PartitionProgress {
  readonly topic: string;
  readonly partition: number;
  /** Everything below is acknowledged. */
  readonly committed: number;
  readonly lag: number;
}

/** Carries events between services: at least once, in order per key, to each group of consumers. */
export interface EventTransport {
  /** Creates missing topics; existing ones keep their number of partitions, because the order of keys hangs on it. */
  ensureTopics(topics: readonly string[], partitions?: number): Promise<void>;
  /**
   * Stores the batch in order. After a refused message no later one of its key is sent. Rejects when the transport
   * cannot be reached; then any part of the batch may be stored and all of it may be sent again. With a publisher it
   * rejects with `FencedOff` when that one's right to send is gone.
   */
  publish(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<PublishOutcome>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Up to `limit` messages of a partition from a position on, outside of any group; empty at the end. */
  read(topic: string, partition: number, from: number, limit: number): Promise<ReceivedMessage[]>;
  partitions(topic: string): Promise<number>;
  /** Messages that the group has not acknowledged yet, over all its topics. */
  lag(group: string): Promise<number>;
  /** The same by partition, with how far the group has come: that moves while it makes progress. */
  progress(group: string): Promise<PartitionProgress[]>;
  /** Ends subscriptions and connections. */
  stop(): Promise<void>;
}

export const defaultPartitions = 4;

/** Larger messages are refused: the broker's usual limit is 1 MB including headers. */
export const maxMessageBytes = 900_000;
