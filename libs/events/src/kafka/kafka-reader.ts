import { newId } from '@tinhso/kernel';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ReceivedMessage } from '../transport.js';
import type { KafkaAdmin } from './kafka-admin.js';
import { toReceived } from './messages.js';

interface Wish {
  readonly partition: number;
  readonly from: number;
  readonly limit: number;
  readonly high: number;
  readonly found: ReceivedMessage[];
  readonly grant: () => void;
}

const patienceMs = 10_000;

/**
 * Reads one topic by position. kafkajs cannot fetch without a group, so a member of a group of its own stands paused
 * over all partitions and is sent to where somebody wants to read; nothing is committed.
 */
export class KafkaReader {
  private readonly group = `reader.${newId()}`;
  private consumer?: Promise<Consumer>;
  private turn: Promise<unknown> = Promise.resolve();
  private wish?: Wish;

  constructor(private readonly kafka: Kafka, private readonly admin: KafkaAdmin, private readonly topic: string) {}

  /** Readers of one topic take turns. */
  read(partition: number, from: number, limit: number): Promise<ReceivedMessage[]> {
    const mine = this.turn.then(() => this.readNow(partition, from, limit));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  async stop(): Promise<void> {
    const consumer = await this.consumer?.catch(() => undefined);
    this.consumer = undefined;
    if (!consumer) return;
    await consumer.disconnect().catch(() => undefined);
    const admin = this.kafka.admin();
    await admin.connect().then(() => admin.deleteGroups([this.group])).catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
  }

  private async readNow(partition: number, from: number, limit: number): Promise<ReceivedMessage[]> {
    const marks = (await this.admin.watermarks(this.topic)).get(partition);
    if (!marks) throw new Error(`topic ${this.topic} has no partition ${partition}`);
    const start = Math.max(from, marks.low);
    if (start >= marks.high || limit < 1) return [];
    const consumer = await (this.consumer ??= this.connect());
    const found: ReceivedMessage[] = [];
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.topic}/${partition} did not answer`)), patienceMs);
      this.wish = { partition, from: start, limit, high: marks.high, found, grant: () => { clearTimeout(late); resolve(); } };
      consumer.seek({ topic: this.topic, partition, offset: String(start) });
      consumer.resume([{ topic: this.topic, partitions: [partition] }]);
    }).finally(() => {
      this.wish = undefined;
      consumer.pause([{ topic: this.topic, partitions: [partition] }]);
    });
    return found.slice(0, limit);
  }

  private async connect(): Promise<Consumer> {
    const consumer = this.kafka.consumer({
      groupId: this.group, maxWaitTimeInMs: 50, maxBytesPerPartition: 1024 * 1024, allowAutoTopicCreation: false,
      retry: { retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    const joined = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => resolve());
    });
    const all = Array.from({ length: await this.admin.partitions(this.topic) }, (_, partition) => partition);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.topic], fromBeginning: false });
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.eachBatch(payload) });
      consumer.pause([{ topic: this.topic, partitions: all }]);
      await joined;
      return consumer;
    } catch (error) {
      this.consumer = undefined;
      throw error;
    }
  }

  private async eachBatch({ batch }: EachBatchPayload): Promise<void> {
    const { wish } = this;
    if (!wish || batch.partition !== wish.partition) return;
    for (const message of batch.messages) {
      const received = toReceived(batch.topic, batch.partition, message);
      const expected = wish.found.at(-1)?.position ?? wish.from - 1;
      // What was under way before the seek is not what was asked for.
      if (received.position <= expected || (wish.found.length === 0 && received.position >= wish.high)) continue;
      wish.found.push(received);
    }
    const last = wish.found.at(-1)?.position ?? -1;
    if (wish.found.length >= wish.limit || last >= wish.high - 1) wish.grant();
  }
}
