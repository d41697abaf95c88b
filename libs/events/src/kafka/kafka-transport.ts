import type { Kafka } from 'kafkajs';
import type { Publisher } from '../publisher.js';
import { noReport } from '../reports.js';
import type { EventTransport, OutgoingMessage, PartitionProgress, PublishOutcome, ReceivedMessage, SubscribeOptions, Subscription } from '../transport.js';
import { createClient } from './client.js';
import type { KafkaOptions } from './client.js';
import { KafkaAdmin } from './kafka-admin.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaReader } from './kafka-reader.js';
import { KafkaSubscription } from './kafka-subscription.js';

/** Events through Apache Kafka, with kafkajs under supervision. */
export class KafkaTransport implements EventTransport {
  private readonly kafka: Kafka;
  private readonly admin: KafkaAdmin;
  private readonly publisher: KafkaPublisher;
  private readonly readers = new Map<string, KafkaReader>();
  private readonly subscriptions = new Set<KafkaSubscription>();
  private readonly topicsOf = new Map<string, Set<string>>();

  constructor(private readonly options: KafkaOptions) {
    this.kafka = createClient(options);
    this.admin = new KafkaAdmin(this.kafka, options.replicationFactor ?? -1);
    this.publisher = new KafkaPublisher(this.kafka);
  }

  ensureTopics(topics: readonly string[], partitions?: number): Promise<void> {
    return this.admin.ensureTopics(topics, partitions);
  }

  publish(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<PublishOutcome> {
    return this.publisher.publish(batch, publisher);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const subscription = new KafkaSubscription(options, {
      kafka: this.kafka, report: this.options.report ?? noReport, sessionTimeoutMs: this.options.sessionTimeoutMs ?? 15_000, patienceMs: this.options.patienceMs,
      lagOf: (group, assignment) => this.admin.lag(group, Object.keys(assignment), (topic, partition) => assignment[topic]?.includes(partition) ?? false),
    });
    const known = this.topicsOf.get(options.group) ?? new Set();
    this.topicsOf.set(options.group, new Set([...known, ...options.topics]));
    this.subscriptions.add(subscription);
    await subscription.start();
    return { stop: () => this.unsubscribe(subscription) };
  }

  read(topic: string, partition: number, from: number, limit: number): Promise<ReceivedMessage[]> {
    const reader = this.readers.get(topic) ?? new KafkaReader(this.kafka, this.admin, topic);
    this.readers.set(topic, reader);
    return reader.read(partition, from, limit);
  }

  partitions(topic: string): Promise<number> {
    return this.admin.partitions(topic);
  }

  lag(group: string): Promise<number> {
    return this.admin.lag(group, [...(this.topicsOf.get(group) ?? [])]);
  }

  progress(group: string): Promise<PartitionProgress[]> {
    return this.admin.progress(group, [...(this.topicsOf.get(group) ?? [])]);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => this.unsubscribe(subscription)));
    await Promise.all([...this.readers.values()].map((reader) => reader.stop()));
    await this.publisher.stop();
    await this.admin.stop();
  }

  private async unsubscribe(subscription: KafkaSubscription): Promise<void> {
    this.subscriptions.delete(subscription);
    await subscription.stop();
  }
}
