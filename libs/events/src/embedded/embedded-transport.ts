import type { Pool } from 'pg';
import { assertHeld } from '../publisher.js';
import type { Publisher } from '../publisher.js';
import { noReport } from '../reports.js';
import type { Report } from '../reports.js';
import { setAsideTooLarge } from '../refusals.js';
import type { EventTransport, OutgoingMessage, PartitionProgress, PublishOutcome, ReceivedMessage, SubscribeOptions, Subscription } from '../transport.js';
import { EmbeddedLog } from './embedded-log.js';
import { EmbeddedSubscription } from './embedded-subscription.js';
import { GroupTable } from './group-table.js';
import { wakeBus } from './wake-bus.js';

export interface EmbeddedOptions {
  readonly report?: Report;
  /** How soon events from another process are seen; within the process a hint is faster. */
  readonly pollMs?: number;
  /** How long a dead member keeps its partitions. */
  readonly leaseMs?: number;
  /** Ends the pool together with the transport. */
  readonly ownsPool?: boolean;
}

/** Events through a log table in PostgreSQL, with consumer groups: for one machine, without a broker. */
export class EmbeddedTransport implements EventTransport {
  private readonly log: EmbeddedLog;
  private readonly report: Report;
  private readonly subscriptions = new Set<EmbeddedSubscription>();
  private appending: Promise<unknown> = Promise.resolve();
  private poll?: NodeJS.Timeout;
  private polling = false;
  private stopping?: Promise<void>;

  constructor(private readonly pool: Pool, private readonly options: EmbeddedOptions = {}) {
    this.log = new EmbeddedLog(pool);
    this.report = options.report ?? noReport;
  }

  ensureTopics(topics: readonly string[], partitions?: number): Promise<void> {
    return this.log.ensureTopics(topics, partitions);
  }

  async publish(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<PublishOutcome> {
    const { sendable, refused } = setAsideTooLarge(batch);
    if (sendable.length > 0) {
      // One appender at a time in this process: more would only queue on the row lock, each with a connection.
      const turn = this.appending.then(() => {
        assertHeld(publisher);
        return this.log.append(sendable.map((index) => batch[index] as OutgoingMessage), publisher);
      });
      this.appending = turn.catch(() => undefined);
      new Map((await turn).map((grown) => [`${grown.topic}/${grown.part}`, grown])).forEach(({ topic, part }) => wakeBus.grown(topic, part));
    }
    return { acknowledged: sendable, refused };
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    await Promise.all(options.topics.map((topic) => this.log.partitions(topic)));
    const subscription = new EmbeddedSubscription(options, {
      pool: this.pool, log: this.log, report: this.report, leaseMs: this.options.leaseMs ?? 6_000,
    });
    this.subscriptions.add(subscription);
    this.poll ??= setInterval(() => void this.lookAtHeads(), this.options.pollMs ?? 250);
    await subscription.ready;
    return { stop: () => this.unsubscribe(subscription) };
  }

  read(topic: string, partition: number, from: number, limit: number): Promise<ReceivedMessage[]> {
    return this.log.slice(topic, partition, from, limit);
  }

  partitions(topic: string): Promise<number> {
    return this.log.partitions(topic);
  }

  async lag(group: string): Promise<number> {
    return (await this.progress(group)).reduce((sum, { lag }) => sum + lag, 0);
  }

  progress(group: string): Promise<PartitionProgress[]> {
    return GroupTable.progress(this.pool, group);
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    clearInterval(this.poll);
    await Promise.all([...this.subscriptions].map((subscription) => this.unsubscribe(subscription)));
    await this.appending;
    if (this.options.ownsPool) await this.pool.end();
  }

  private async unsubscribe(subscription: EmbeddedSubscription): Promise<void> {
    this.subscriptions.delete(subscription);
    await subscription.stop();
  }

  /** One query for all subscriptions: an idle platform must not poll per partition. */
  private async lookAtHeads(): Promise<void> {
    if (this.polling || this.subscriptions.size === 0) return;
    this.polling = true;
    try {
      const topics = [...new Set([...this.subscriptions].flatMap((subscription) => subscription.options.topics))];
      const heads = await this.log.heads(topics);
      this.subscriptions.forEach((subscription) => subscription.onHeads(heads));
    } catch (error) {
      this.report({ kind: 'group-failed', error, fields: { group: '*' } });
    } finally {
      this.polling = false;
    }
  }
}
