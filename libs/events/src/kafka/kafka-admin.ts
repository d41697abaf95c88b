import type { Admin, Kafka } from 'kafkajs';
import { defaultPartitions } from '../transport.js';
import type { PartitionProgress } from '../transport.js';

export interface Watermarks {
  readonly low: number;
  /** Position that the next message will get. */
  readonly high: number;
}

/** Topics, watermarks and committed positions. */
export class KafkaAdmin {
  private admin?: Promise<Admin>;
  private readonly counts = new Map<string, number>();

  constructor(private readonly kafka: Kafka, private readonly replicationFactor: number) {}

  /** Topics are the archive: they are kept without limit. */
  async ensureTopics(topics: readonly string[], partitions = defaultPartitions): Promise<void> {
    const admin = await this.connected();
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic, numPartitions: partitions, replicationFactor: this.replicationFactor,
        configEntries: [{ name: 'retention.ms', value: '-1' }, { name: 'retention.bytes', value: '-1' }],
      })),
    });
  }

  async partitions(topic: string): Promise<number> {
    const known = this.counts.get(topic);
    if (known) return known;
    const { topics } = await (await this.connected()).fetchTopicMetadata({ topics: [topic] });
    const count = topics[0]?.partitions.length ?? 0;
    if (count === 0) throw new Error(`topic ${topic} does not exist`);
    this.counts.set(topic, count);
    return count;
  }

  async watermarks(topic: string): Promise<Map<number, Watermarks>> {
    const offsets = await (await this.connected()).fetchTopicOffsets(topic);
    return new Map(offsets.map((one) => [one.partition, { low: Number(one.low), high: Number(one.high) }]));
  }

  /** Unacknowledged messages of a group; `only` limits it to some partitions. */
  async lag(group: string, topics: readonly string[], only: (topic: string, partition: number) => boolean = () => true): Promise<number> {
    return (await this.progress(group, topics)).reduce((sum, one) => sum + (only(one.topic, one.partition) ? one.lag : 0), 0);
  }

  async progress(group: string, topics: readonly string[]): Promise<PartitionProgress[]> {
    const offsets = await (await this.connected()).fetchOffsets({ groupId: group, topics: topics.length > 0 ? [...topics] : undefined });
    const found = await Promise.all(offsets.map(async ({ topic, partitions }) => {
      const marks = await this.watermarks(topic);
      const done = new Map(partitions.map((one) => [one.partition, Number(one.offset)]));
      return [...marks].map(([partition, { low, high }]) => {
        const committed = Math.max(low, done.get(partition) ?? -1);
        return { topic, partition, committed, lag: Math.max(0, high - committed) };
      });
    }));
    return found.flat();
  }

  async stop(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }

  private async connected(): Promise<Admin> {
    return (this.admin ??= this.connect());
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
  }
}
