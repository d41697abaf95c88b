import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { defaultBackOff, delayOf, pause } from '../back-off.js';
import type { Report } from '../reports.js';
import type { SubscribeOptions, Subscription } from '../transport.js';
import { KafkaBatchControl } from './batch-control.js';
import { toReceived } from './messages.js';
import { Watchdog } from './watchdog.js';

export interface KafkaSubscriptionDeps {
  readonly kafka: Kafka;
  readonly report: Report;
  readonly sessionTimeoutMs: number;
  readonly patienceMs?: number;
  /** Unacknowledged messages in these partitions. */
  readonly lagOf: (group: string, assignment: Readonly<Record<string, number[]>>) => Promise<number>;
}

/** One member of a group under supervision: what kafkajs does not notice by itself, the watchdog ends. */
export class KafkaSubscription implements Subscription {
  private consumer?: Consumer;
  private generation = 0;
  private assignment: Readonly<Record<string, number[]>> = {};
  private stopped = false;
  private readonly watchdog: Watchdog;

  constructor(private readonly options: SubscribeOptions, private readonly deps: KafkaSubscriptionDeps) {
    this.watchdog = new Watchdog({
      patienceMs: deps.patienceMs ?? 2 * deps.sessionTimeoutMs,
      lag: () => deps.lagOf(options.group, this.assignment),
      onStall: () => this.restart(),
    });
  }

  async start(): Promise<void> {
    await this.connect();
    this.watchdog.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.watchdog.stop();
    await this.disconnect();
  }

  private async connect(): Promise<void> {
    const consumer = this.deps.kafka.consumer({
      groupId: this.options.group, sessionTimeout: this.deps.sessionTimeoutMs, heartbeatInterval: this.deps.sessionTimeoutMs / 10,
      rebalanceTimeout: 2 * this.deps.sessionTimeoutMs, maxBytesPerPartition: 256 * 1024, maxBytes: 1024 * 1024, maxWaitTimeInMs: 200,
      allowAutoTopicCreation: false, retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: () => Promise.resolve(!this.stopped) },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.generation += 1;
      this.assignment = payload.memberAssignment;
      this.watchdog.progress();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => this.report('group-failed', payload.error));
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false, autoCommitInterval: 1_000, partitionsConsumedConcurrently: 4, eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { generation } = this;
    const control = new KafkaBatchControl(payload, () => !this.stopped && generation === this.generation, () => this.watchdog.progress());
    const { topic, partition, messages } = payload.batch;
    const received = messages.map((message) => toReceived(topic, partition, message));
    const last = received.at(-1)?.position ?? -1;
    this.watchdog.progress();
    for (let failures = 0; control.acknowledged < last && !control.isStale();) {
      try {
        await this.options.onBatch({ topic, partition, messages: received.filter((one) => one.position > control.acknowledged) }, control);
        if (control.acknowledged < last && !control.isStale()) throw new Error('the batch was not finished');
      } catch (error) {
        failures += 1;
        this.report('batch-failed', error);
        await this.waitBeating(delayOf(failures, { ...defaultBackOff, capMs: 5_000 }), control);
      }
    }
    await control.heartbeat();
    control.rethrow();
  }

  private async waitBeating(milliseconds: number, control: KafkaBatchControl): Promise<void> {
    const beating = setInterval(() => void control.heartbeat(), 500);
    await pause(milliseconds, () => control.isStale());
    clearInterval(beating);
  }

  private async restart(): Promise<void> {
    this.report('stalled', new Error('lag without progress: the consumer is started anew'));
    this.generation += 1;
    await this.disconnect();
    if (!this.stopped) await this.connect().catch((error: unknown) => this.report('group-failed', error));
  }

  /** A hung consumer may never finish its disconnection; it is left behind, and the inbox makes it harmless. */
  private async disconnect(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    let timer: NodeJS.Timeout | undefined;
    const giveUp = new Promise<void>((resolve) => { timer = setTimeout(resolve, this.deps.sessionTimeoutMs); });
    await Promise.race([consumer?.disconnect().catch(() => undefined), giveUp]);
    clearTimeout(timer);
  }

  private report(kind: 'group-failed' | 'batch-failed' | 'stalled', error: unknown): void {
    this.deps.report({ kind, error, fields: { group: this.options.group } });
  }
}
