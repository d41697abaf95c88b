import type { Pool } from 'pg';
import { eventMetrics, ParkedEvents } from '@tinhso/events';
import type { ConsumerDefinition, EventTransport, ParkedCount, PartitionProgress } from '@tinhso/events';
import { logger } from '@tinhso/observability';
import { eventAlerts } from './event-alerts.js';
import type { EventAlert, EventSample } from './event-alerts.js';

export interface WatchedConsumer {
  readonly group: string;
  readonly kind: ConsumerDefinition['kind'];
  readonly toleratesGaps: boolean;
  /** Set when what it writes can be made anew from the log. */
  readonly readModel?: { readonly tables: readonly string[]; readonly keptBecause?: string };
  readonly topics: readonly string[];
  readonly partitions: readonly PartitionProgress[];
  readonly lag: number;
  readonly parked: readonly Omit<ParkedCount, 'consumer'>[];
}

export interface EventWorkSeen {
  readonly oldestUnpublishedSeconds: number;
  readonly refused: number;
  readonly consumers: readonly WatchedConsumer[];
}

export interface RaisedAlert extends EventAlert { readonly since: string }

const keepMs = 90_000;
const keyOf = ({ kind, group = '' }: EventAlert): string => `${kind} ${group}`;

/** Sees what a service's events do, and says in the log when somebody has to look. */
export class EventWatch {
  private history: EventSample[] = [];
  private readonly raised = new Map<string, RaisedAlert>();

  constructor(
    private readonly service: string, private readonly pool: () => Pool, private readonly transport: Pick<EventTransport, 'progress'>,
    private readonly definitions: () => readonly ConsumerDefinition[],
  ) {}

  get alerts(): readonly RaisedAlert[] {
    return [...this.raised.values()];
  }

  /** Throws what the database or the transport throws: an old figure would be worse than none. */
  async look(): Promise<EventWorkSeen> {
    const definitions = this.definitions();
    const [outbox, counts, progress] = await Promise.all([
      eventMetrics(this.pool()), new ParkedEvents(this.pool).counts(), Promise.all(definitions.map(({ group }) => this.transport.progress(group)))]);
    const parkedIn = (group: string) => counts.filter(({ consumer }) => consumer === group).map(({ consumer: _, ...count }) => count);
    const known = definitions.map(({ group, kind, topics, toleratesGaps = false, readModel }, index) => {
      const partitions = progress[index] ?? [];
      const rebuilt = readModel && { tables: readModel.tables, ...(readModel.keptBecause ? { keptBecause: readModel.keptBecause } : {}) };
      return { group, kind, toleratesGaps, ...(rebuilt ? { readModel: rebuilt } : {}), topics, partitions, lag: partitions.reduce((sum, { lag }) => sum + lag, 0), parked: parkedIn(group) };
    });
    // What a consumer that is no more has left behind still waits for a person.
    const gone = [...new Set(counts.map(({ consumer }) => consumer))].filter((group) => !definitions.some((one) => one.group === group))
      .map((group) => ({ group, kind: 'reaction' as const, toleratesGaps: false, topics: [], partitions: [], lag: 0, parked: parkedIn(group) }));
    return { oldestUnpublishedSeconds: outbox.oldestUnpublishedSeconds, refused: outbox.refused, consumers: [...known, ...gone] };
  }

  /** Looks, judges, and logs what is new and what is over. */
  async round(at = Date.now()): Promise<void> {
    const { consumers, ...outbox } = await this.look();
    const groups = Object.fromEntries(consumers.map(({ group, lag, partitions, parked }) => [group, {
      lag, committed: partitions.reduce((sum, { committed }) => sum + committed, 0), parked: parked.reduce((sum, { count }) => sum + count, 0),
    }]));
    this.history = [...this.history.filter((sample) => sample.at > at - keepMs), { at, ...outbox, groups }];
    this.tell(eventAlerts(this.history), at);
  }

  private tell(alerts: readonly EventAlert[], at: number): void {
    const now = new Map(alerts.map((alert) => [keyOf(alert), alert]));
    for (const [key, { kind, group }] of this.raised) {
      if (now.has(key)) continue;
      this.raised.delete(key);
      logger.info({ service: this.service, code: `event-alert-${kind}`, ...(group ? { group } : {}) }, 'an alert about events is over');
    }
    for (const [key, alert] of now) {
      const { kind, group, figure } = alert;
      if (!this.raised.has(key)) logger.warn({ service: this.service, code: `event-alert-${kind}`, count: figure, ...(group ? { group } : {}) }, 'somebody should look at the events of this service');
      this.raised.set(key, { ...alert, since: this.raised.get(key)?.since ?? new Date(at).toISOString() });
    }
  }
}
