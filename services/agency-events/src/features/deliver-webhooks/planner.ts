import { eventContracts } from '@tinhso/contracts';
import type { StructuredCloudEvent } from '@tinhso/events';
import { MatchingIndex, wants } from '../../domain/matching-index.js';
import type { Matchable } from '../../domain/matching-index.js';
import type { Head, LogEntry, Planned, Served, WebhookLog } from '../../ports/webhook-log.js';

const batch = 500;
const attributeNames = ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'sequence', 'aggregateversion', 'partitionkey'] as const;
const shortNames = new Set(eventContracts.map(({ type }) => type));

const matchable = (event: StructuredCloudEvent): Matchable => {
  const area = (event.data as { agencyCode?: unknown } | null)?.agencyCode;
  const attributes: Record<string, string> = {};
  for (const name of attributeNames) if (event[name] !== undefined) attributes[name] = String(event[name]);
  return { type: event.type, attributes, ...(typeof area === 'string' ? { area } : {}) };
};

const shortName = (type: string): string => {
  const parts = type.split('.');
  const at = parts.findIndex((_, index) => shortNames.has(parts.slice(index).join('.')));
  return at < 0 ? type : parts.slice(at).join('.');
};

interface Place {
  served: Served;
  sequence: number;
  /** Undefined while it follows live. */
  cursor?: number;
}

/**
 * Decides which event is which number of which subscription, in the order of the log: for all that follow live at once,
 * for each that catches up by itself. Where one becomes the other, both stand at the same position in one statement.
 */
export class Planner {
  private readonly index = new MatchingIndex();
  private readonly places = new Map<string, Place>();
  private readonly behind = new Set<string>();

  constructor(private readonly log: WebhookLog) {}

  get size(): number {
    return this.places.size;
  }

  /** Those that catch up. */
  get catchingUp(): readonly string[] {
    return [...this.behind];
  }

  set(served: Served): void {
    this.places.set(served.id, { served, sequence: served.sequence, ...(served.cursor === undefined ? {} : { cursor: served.cursor }) });
    if (served.cursor === undefined) {
      this.behind.delete(served.id);
      this.index.set(served.interest);
    } else {
      this.index.delete(served.id);
      this.behind.add(served.id);
    }
  }

  delete(id: string): void {
    this.places.delete(id);
    this.behind.delete(id);
    this.index.delete(id);
  }

  /** The next events for all that follow live; undefined when somebody changed something meanwhile. */
  async planLive(epoch: number, head: Head): Promise<{ readonly to: number; readonly planned: readonly Planned[] } | undefined> {
    if (this.index.size === 0) return await this.log.plan({ epoch, head, to: head.last, planned: [] }) ? { to: head.last, planned: [] } : undefined;
    const entries = await this.log.entries(head.position, head.last, batch);
    const planned: Planned[] = [];
    const numbers = new Map<string, number>();
    for (const entry of entries) for (const id of this.index.match(matchable(entry.event))) planned.push(this.number(id, entry, numbers));
    const to = entries.length < batch ? head.last : entries.at(-1)?.position ?? head.last;
    if (!await this.log.plan({ epoch, head, to, planned })) return undefined;
    this.keep(numbers);
    return { to, planned };
  }

  /** The next events of one that catches up. */
  async catchUp(id: string, epoch: number, head: Head): Promise<readonly Planned[] | undefined> {
    const place = this.places.get(id);
    if (place?.cursor === undefined) return [];
    const { interest } = place.served;
    const entries = place.cursor >= head.position ? [] : await this.log.entries(place.cursor, head.position, batch, interest.types.map(shortName));
    const numbers = new Map<string, number>();
    const planned = entries.filter(({ event }) => wants(interest, matchable(event))).map((entry) => this.number(id, entry, numbers));
    // What was subscribed from now on may stand ahead of those that follow live; it waits for them there.
    const cursor = Math.max(place.cursor, entries.length < batch ? head.position : entries.at(-1)?.position ?? head.position);
    const live = cursor === head.position;
    if (planned.length === 0 && !live && cursor === place.cursor) return [];
    if (!await this.log.plan({ epoch, head, to: head.position, planned, catchingUp: { id, cursor, live } })) return undefined;
    this.keep(numbers);
    if (live) {
      place.cursor = undefined;
      this.behind.delete(id);
      this.index.set(interest);
    } else place.cursor = cursor;
    return planned;
  }

  /** Those that cannot keep up go on by themselves, so that nothing piles up. */
  async demote(ids: readonly string[], epoch: number, head: Head): Promise<boolean> {
    if (!await this.log.demote(epoch, head, ids)) return false;
    for (const id of ids) {
      const place = this.places.get(id);
      if (!place) continue;
      place.cursor = head.position;
      this.index.delete(id);
      this.behind.add(id);
    }
    return true;
  }

  isLive(id: string): boolean {
    return this.places.has(id) && !this.behind.has(id);
  }

  private number(id: string, { position, event }: LogEntry, numbers: Map<string, number>): Planned {
    const sequence = (numbers.get(id) ?? this.places.get(id)?.sequence ?? 0) + 1;
    numbers.set(id, sequence);
    return { subscriptionId: id, sequence, position, event };
  }

  private keep(numbers: ReadonlyMap<string, number>): void {
    for (const [id, sequence] of numbers) {
      const place = this.places.get(id);
      if (place) place.sequence = sequence;
    }
  }
}
