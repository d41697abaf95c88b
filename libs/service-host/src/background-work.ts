import type { Pool } from 'pg';
import { Sealer } from '@tinhso/audit';
import { ConsumerRunner, envelopeSettings, fittingContracts, Relay } from '@tinhso/events';
import type { ConsumerDefinition, EventTransport, OperationWorker, Report } from '@tinhso/events';
import { eventTracing, logger } from '@tinhso/observability';
import type { LogFields } from '@tinhso/observability';
import { PgTransactionRunner, whenDatabaseAnswers } from '@tinhso/persistence';
import type { ServiceDatabase } from '@tinhso/persistence';
import { EventWatch } from './event-operations/event-watch.js';
import { redriveWorker } from './event-operations/redrive-worker.js';
import { replayWorker } from './event-operations/replay-worker.js';
import { counted, timed } from './event-timing.js';
import { RepeatingWork } from './repeating-work.js';
import type { OwnWork } from './repeating-work.js';
import { noteCommitted } from './told.js';

const watchEveryMs = 10_000;

const reportEvents = (service: string): Report => ({ kind, error, fields }) => logger.warn({ service, code: kind, error, ...(fields as LogFields) }, 'event work reported a problem');

/** What a service does beside answering requests: relay, consumers, sealer, timers. Commits hint the relay. */
export class BackgroundWork {
  readonly transactions: PgTransactionRunner;
  private readonly relay: Relay;
  private readonly runner: ConsumerRunner;
  private readonly sealer: Sealer;
  private readonly repeating: OwnWork[] = [];
  private readonly redriving: OperationWorker;
  private readonly replaying: OperationWorker;
  readonly watch: EventWatch;
  /** What the service takes of others' events; empty before it has started. */
  consumers: readonly ConsumerDefinition[] = [];

  constructor(name: string, pool: () => Pool, private readonly transport: EventTransport, database: ServiceDatabase) {
    const watched = { tracing: timed(name, eventTracing), report: reportEvents(name) };
    this.relay = new Relay({ pool, transport: counted(name, transport), envelope: envelopeSettings(name), ...watched });
    this.transactions = new PgTransactionRunner(pool, (changes) => {
      this.relay.hint();
      noteCommitted(changes);
    });
    this.runner = new ConsumerRunner({ transport, pool, transactions: this.transactions, ...watched });
    this.sealer = new Sealer(pool);
    this.watch = new EventWatch(name, pool, transport, () => this.consumers);
    this.redriving = redriveWorker(pool, this.runner.deps, () => this.consumers);
    this.replaying = replayWorker({ database, pool, transport, typePrefix: this.runner.deps.typePrefix }, () => this.consumers, watched.report);
  }

  async start(definitions: readonly ConsumerDefinition[], repeats: readonly OwnWork[]): Promise<void> {
    const consumers = definitions.map(fittingContracts);
    this.relay.start();
    this.sealer.start();
    await whenDatabaseAnswers(() => this.transport.ensureTopics(consumers.flatMap((consumer) => consumer.topics)));
    await this.runner.start(consumers);
    this.consumers = consumers;
    if (consumers.length > 0) this.redriving.start();
    if (consumers.some(({ readModel }) => readModel)) this.replaying.start();
    this.repeating.push(...repeats, new RepeatingWork('event-watch', () => this.watch.round(), watchEveryMs));
    for (const repeat of this.repeating) repeat.start();
  }

  /** Say that an operator has ordered something. */
  hintOperations(): void {
    this.redriving.hint();
    this.replaying.hint();
  }

  /** Resolves when nothing is being worked on any more. */
  async stop(): Promise<void> {
    await Promise.all(this.repeating.map((repeat) => repeat.stop()));
    await Promise.all([this.redriving.stop(), this.replaying.stop()]);
    await this.runner.stop();
    await this.relay.stop();
    await this.sealer.stop();
  }
}
