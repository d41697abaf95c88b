import type { Visitor } from '../web/request.js';
import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { PageOf } from './public-services.js';

export const parkingReasons = ['unreadable', 'broken-rule', 'failed', 'behind'] as const;
export type ParkingReason = (typeof parkingReasons)[number];

export interface ParkedItem {
  readonly id: number; readonly consumer: string; readonly topic: string; readonly partition: number; readonly position: number; readonly key: string;
  readonly eventId?: string; readonly type?: string; readonly reason: ParkingReason; readonly error: string; readonly attempts: number;
  readonly parkedAt: string; readonly triedAt?: string; readonly first: boolean;
}

export interface WholeParked extends ParkedItem {
  /** How many of its key stand behind it. */
  readonly behind: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In base64. */
  readonly body: string;
  readonly size: number;
}

export interface EventOperation {
  readonly id: string; readonly kind: 'redrive' | 'replay'; readonly state: 'running' | 'finished' | 'stopped' | 'failed'; readonly request: Readonly<Record<string, unknown>>;
  readonly perSecond: number; readonly selected: number; readonly done: number; readonly refused: number; readonly outcome?: Readonly<Record<string, unknown>>;
  readonly createdAt: string; readonly endedAt?: string;
}

export interface WatchedConsumer {
  readonly group: string; readonly kind: string; readonly toleratesGaps: boolean; readonly lag: number;
  readonly readModel?: { readonly tables: readonly string[]; readonly keptBecause?: string };
  readonly parked: readonly { readonly reason: ParkingReason; readonly count: number; readonly oldestAt: string }[];
}

export interface EventAlert { readonly kind: 'parked' | 'stalled' | 'behind' | 'outbox' | 'refused'; readonly group?: string; readonly figure: number; readonly since: string }

export interface EventWork {
  readonly service: string; readonly oldestUnpublishedSeconds: number; readonly refused: number; readonly consumers: readonly WatchedConsumer[]; readonly alerts: readonly EventAlert[];
}

export interface Redrive { readonly consumer?: string; readonly key?: string; readonly reason?: ParkingReason; readonly ids?: readonly number[]; readonly perSecond?: number }

export const exchanges = ['when-equal', 'always', 'never'] as const;
export type Exchange = (typeof exchanges)[number];

type Who = Pick<Visitor, 'lang' | 'token'>;

/** The services that consume events, as who keeps the system uses them. */
export class EventServices {
  constructor(private readonly clients: ReadonlyMap<string, ApiClient>) {}

  get services(): readonly string[] {
    return [...this.clients.keys()];
  }

  /** What each service says; `undefined` for one that does not answer. */
  all(who: Who): Promise<readonly { readonly service: string; readonly work?: EventWork; readonly operations: readonly EventOperation[] }[]> {
    return Promise.all([...this.clients].map(async ([service, client]) => {
      const asked = Promise.all([client.call<EventWork>('/event-work', who), client.call<PageOf<EventOperation>>('/event-operations?limit=5', who)]);
      return asked.then(([work, { items }]) => ({ service, work, operations: items }), () => ({ service, operations: [] }));
    }));
  }

  parked(service: string, filter: Readonly<Record<'consumer' | 'reason' | 'key' | 'cursor', string | undefined>>, who: Who): Promise<PageOf<ParkedItem>> {
    return this.of(service).call(`/parked-events${query({ ...filter, limit: '50' })}`, who);
  }

  event(service: string, id: string, who: Who): Promise<WholeParked> {
    return this.of(service).call(`/parked-events/${encodeURIComponent(id)}`, who);
  }

  redrive(service: string, chosen: Redrive, idempotencyKey: string, who: Who): Promise<EventOperation> {
    return this.of(service).call('/event-redrives', { method: 'POST', body: chosen, idempotencyKey, ...who });
  }

  replay(service: string, consumer: string, exchange: Exchange, idempotencyKey: string, who: Who): Promise<EventOperation> {
    return this.of(service).call('/event-replays', { method: 'POST', body: { consumer, exchange }, idempotencyKey, ...who });
  }

  discard(service: string, id: string, reason: string, idempotencyKey: string, who: Who): Promise<EventOperation> {
    return this.of(service).call(`/parked-events/${encodeURIComponent(id)}/discard`, { method: 'POST', body: { reason }, idempotencyKey, ...who });
  }

  operation(service: string, id: string, who: Who): Promise<EventOperation> {
    return this.of(service).call(`/event-operations/${encodeURIComponent(id)}`, who);
  }

  stop(service: string, id: string, who: Who): Promise<EventOperation> {
    return this.of(service).call(`/event-operations/${encodeURIComponent(id)}/stop`, { method: 'POST', ...who });
  }

  has(service: string): boolean {
    return this.clients.has(service);
  }

  /** The service whose consumer it is: `<service>.<purpose>`. */
  serviceOf(consumer: string): string | undefined {
    const service = consumer.split('.')[0] ?? '';
    return this.has(service) ? service : undefined;
  }

  private of(service: string): ApiClient {
    return this.clients.get(service) as ApiClient;
  }
}
