import kafkajs from 'kafkajs';
import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import { assertHeld } from '../publisher.js';
import type { Publisher } from '../publisher.js';
import { describe } from '../reports.js';
import { setAsideTooLarge } from '../refusals.js';
import type { OutgoingMessage, PublishOutcome } from '../transport.js';

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && (tooLarge.has((error as { type?: string }).type ?? '') || isRefusal(error.cause));

/** A request holds this much at most: the broker refuses sets of records over 1 MB. */
const requestBytes = 700_000;

const cut = (batch: readonly OutgoingMessage[], indexes: readonly number[]): number[][] => {
  const requests: number[][] = [];
  let bytes = Infinity;
  for (const index of indexes) {
    const size = (batch[index] as OutgoingMessage).body.length + 600;
    if (bytes + size > requestBytes) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)?.push(index);
    bytes += size;
  }
  return requests;
};

const byTopic = (messages: readonly OutgoingMessage[]): TopicMessages[] =>
  [...Map.groupBy(messages, (message) => message.topic)].map(([topic, group]) => ({
    topic, messages: group.map(({ key, headers, body }) => ({ key, headers: { ...headers }, value: body })),
  }));

/** Sends in order with an idempotent producer; one request at a time keeps the order through retries. */
export class KafkaPublisher {
  private producer?: Promise<Producer>;

  constructor(private readonly kafka: Kafka) {}

  async publish(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<PublishOutcome> {
    const { sendable, refused } = setAsideTooLarge(batch);
    const outcome = { acknowledged: [] as number[], refused: [...refused] };
    const blocked = new Set<string>();
    for (const request of cut(batch, sendable)) {
      assertHeld(publisher);
      try {
        const open = request.filter((index) => !blocked.has(this.keyOf(batch, index)));
        await this.send(open.map((index) => batch[index] as OutgoingMessage));
        outcome.acknowledged.push(...open);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await this.oneByOne(batch, request, blocked, outcome);
      }
    }
    return outcome;
  }

  async stop(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private keyOf(batch: readonly OutgoingMessage[], index: number): string {
    const { topic, key } = batch[index] as OutgoingMessage;
    return `${topic} ${key}`;
  }

  private async oneByOne(batch: readonly OutgoingMessage[], request: readonly number[], blocked: Set<string>,
    outcome: { acknowledged: number[]; refused: { index: number; reason: string }[] }): Promise<void> {
    for (const index of request) {
      const key = this.keyOf(batch, index);
      if (blocked.has(key)) continue;
      try {
        await this.send([batch[index] as OutgoingMessage]);
        outcome.acknowledged.push(index);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        blocked.add(key);
        outcome.refused.push({ index, reason: describe(error) });
      }
    }
  }

  private async send(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const producer = await (this.producer ??= this.connect());
    try {
      await producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) });
    } catch (error) {
      // A new producer has a new identity: after a failed request the old one's sequence numbers are in doubt.
      await this.stop();
      throw error;
    }
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      this.producer = undefined;
      throw error;
    }
  }
}
