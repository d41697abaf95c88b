import type { Pool } from 'pg';
import type { ConsumerDefinition } from '../consumers/consumer-definition.js';
import { toIncomingEvent } from '../envelope/reading.js';
import type { IncomingEvent } from '../incoming-event.js';
import type { EventTransport, ReceivedMessage } from '../transport.js';

const page = 500;

export interface Place { readonly topic: string; readonly partition: number }

const addressOf = ({ topic, partition }: Place, position: number | string): string => `${topic}/${partition}/${position}`;

// What was given up has been acknowledged without an effect; its place stands in the operation.
const withoutEffect = `
  select topic, partition, position::text, event_id from parked_event where consumer = $1
  union all
  select request->'discarded'->>'topic', (request->'discarded'->>'partition')::int, request->'discarded'->>'position', request->'discarded'->>'eventId'
  from event_operation where request->'discarded'->>'consumer' = $1`;

/** The log as one consumer has taken it: every event that took effect in its group, in the order of each partition. */
export class EffectedLog {
  private readonly next = new Map<string, number>();
  /** Places that had no effect when they were passed; who drives one again gives it one. */
  private readonly passed = new Map<string, Place & { readonly position: number }>();
  /** The last of each subject: a log may hold an event twice, and only the first had an effect. */
  private readonly last = new Map<string, number>();

  constructor(
    private readonly definition: Pick<ConsumerDefinition, 'group' | 'topics' | 'types'>, private readonly transport: Pick<EventTransport, 'progress' | 'read'>,
    private readonly pool: () => Pool, private readonly typePrefix: string,
  ) {}

  /** Partitions with how much of each the group has done that was not taken here yet. */
  async ahead(): Promise<(Place & { readonly upTo: number; readonly left: number })[]> {
    const progress = await this.transport.progress(this.definition.group);
    return progress.map(({ topic, partition, committed }) => ({ topic, partition, upTo: committed, left: Math.max(0, committed - this.from({ topic, partition })) }));
  }

  /** The next events of a partition below `upTo`; `took` counts messages, of whatever kind. */
  async take(place: Place, upTo: number, idle: ReadonlySet<string>): Promise<{ readonly events: IncomingEvent[]; readonly took: number }> {
    const from = this.from(place);
    const messages = (await this.transport.read(place.topic, place.partition, from, Math.min(page, upTo - from))).filter(({ position }) => position < upTo);
    const last = messages.at(-1);
    // Positions may have holes; what is not there any more cannot be taken.
    this.next.set(addressOf(place, ''), last ? last.position + 1 : upTo);
    const events = messages.flatMap((message) => {
      if (!idle.has(addressOf(place, message.position))) return this.wanted(message).filter((event) => !idle.has(event.id) && this.isFirst(event));
      this.passed.set(addressOf(place, message.position), { ...place, position: message.position });
      return [];
    });
    return { events, took: messages.length };
  }

  /** Addresses and ids of what is parked or was given up. */
  async idle(): Promise<Set<string>> {
    const { rows } = await this.pool().query<{ topic: string; partition: number; position: string; event_id: string | null }>(withoutEffect, [this.definition.group]);
    return new Set(rows.flatMap((row) => [addressOf(row, row.position), ...(row.event_id ? [row.event_id] : [])]));
  }

  /** Passed earlier, and driven again since. */
  async revived(idle: ReadonlySet<string>): Promise<IncomingEvent[]> {
    const events: IncomingEvent[] = [];
    for (const [address, place] of [...this.passed].sort(([, a], [, b]) => a.position - b.position)) {
      if (idle.has(address)) continue;
      this.passed.delete(address);
      const revived = (await this.transport.read(place.topic, place.partition, place.position, 1)).flatMap((message) => this.wanted(message));
      // Where gaps are tolerated it comes after what followed it.
      revived.forEach((event) => this.isFirst(event));
      events.push(...revived);
    }
    return events;
  }

  /** What took effect although it is not acknowledged yet; asked while nothing of the group can take effect. */
  async effectedBeyond(place: Place, idle: ReadonlySet<string>): Promise<IncomingEvent[]> {
    const found: IncomingEvent[] = [];
    for (let from = this.from(place); ;) {
      const messages = await this.transport.read(place.topic, place.partition, from, page);
      const wanted = messages.flatMap((message) => this.readable(message)).filter((event) => !idle.has(event.id) && !idle.has(addressOf(place, event.position)));
      const { rows } = await this.pool().query<{ event_id: string }>('select event_id from inbox where consumer = $1 and event_id = any($2)', [this.definition.group, wanted.map(({ id }) => id)]);
      const done = new Set(rows.map(({ event_id }) => event_id));
      const effected = wanted.filter(({ id }) => done.has(id));
      found.push(...effected.filter((event) => this.isFirst(event)));
      if (messages.length < page || (wanted.length > 0 && effected.length === 0)) return found;
      from = (messages.at(-1) as ReceivedMessage).position + 1;
    }
  }

  private isFirst({ topic, subject, sequence }: IncomingEvent): boolean {
    const key = `${topic} ${subject}`;
    const before = this.last.get(key) ?? 0;
    this.last.set(key, Math.max(before, sequence));
    return sequence > before;
  }

  private from(place: Place): number {
    return this.next.get(addressOf(place, '')) ?? 0;
  }

  private wanted(message: ReceivedMessage): IncomingEvent[] {
    const event = toIncomingEvent(message, this.typePrefix);
    return this.definition.types?.includes(event.type) ?? true ? [event] : [];
  }

  /** Beyond what is acknowledged nobody has said yet that it is an event. */
  private readable(message: ReceivedMessage): IncomingEvent[] {
    try {
      return this.wanted(message);
    } catch {
      return [];
    }
  }
}
