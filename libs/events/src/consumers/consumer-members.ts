import { whenDatabaseAnswers } from '@tinhso/persistence';
import type { TransactionRunner } from '@tinhso/persistence';
import { defaultBackOff } from '../back-off.js';
import type { BackOff } from '../back-off.js';
import { defaultTypePrefix } from '../envelope/settings.js';
import { noReport } from '../reports.js';
import type { Report } from '../reports.js';
import { systemTimers } from '../timers.js';
import type { Timers } from '../timers.js';
import { noTracing } from '../tracing.js';
import type { EventTracing } from '../tracing.js';
import type { EventTransport, Subscription } from '../transport.js';
import { BatchWork } from './batch-work.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import type { ConsumerStores } from './ports.js';

export interface ConsumerSettings {
  readonly transport: Pick<EventTransport, 'ensureTopics' | 'subscribe'>;
  /** Its `afterCommit` should hint the relay, because reactions publish too. */
  readonly transactions: TransactionRunner;
  readonly typePrefix?: string;
  readonly tracing?: EventTracing;
  readonly report?: Report;
  readonly backOff?: BackOff;
  readonly maxAttempts?: number;
  readonly lanes?: number;
}

/**
 * Runs a service's consumers: each event takes effect exactly once or is parked with its reason; events of one key
 * keep their order, and only a finished prefix of a partition is acknowledged.
 */
export class ConsumerMembers {
  private readonly subscriptions: Subscription[] = [];
  readonly deps: ConsumerDeps;

  constructor(private readonly settings: ConsumerSettings, stores: ConsumerStores, timers: Timers = systemTimers) {
    this.deps = {
      ...stores, timers, transactions: settings.transactions, typePrefix: settings.typePrefix ?? defaultTypePrefix,
      tracing: settings.tracing ?? noTracing, report: settings.report ?? noReport, backOff: settings.backOff ?? defaultBackOff,
      maxAttempts: settings.maxAttempts ?? 5, lanes: settings.lanes ?? 8,
    };
  }

  /** Creates missing topics, so that a consumer may start before the first publisher; waits while the database is still starting. */
  async start(definitions: readonly ConsumerDefinition[]): Promise<void> {
    const { transport } = this.settings;
    const topics = [...new Set(definitions.flatMap((definition) => definition.topics))];
    await whenDatabaseAnswers(() => transport.ensureTopics(topics));
    for (const definition of definitions) {
      const work = new BatchWork(definition, this.deps);
      this.subscriptions.push(await whenDatabaseAnswers(() => transport.subscribe({
        group: definition.group, topics: definition.topics, onBatch: (batch, control) => work.run(batch, control),
      })));
    }
  }

  /** Resolves when no event is being worked on. */
  async stop(): Promise<void> {
    await Promise.all(this.subscriptions.splice(0).map((subscription) => subscription.stop()));
  }
}
