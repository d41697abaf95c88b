import { demands, mayPass, passes } from './filters.js';
import type { Attributes, Filter } from './filters.js';

/** What one subscription wants, within what its contract allows. */
export interface Interest {
  readonly id: string;
  /** Full CloudEvents types. */
  readonly types: readonly string[];
  readonly source?: string;
  /** Agency codes; empty for the whole province. */
  readonly areas: readonly string[];
  readonly filters: readonly Filter[];
}

/** An event as far as matching sees it. */
export interface Matchable {
  readonly type: string;
  readonly area?: string;
  readonly attributes: Attributes;
}

/** Whether one interest wants an event; the index answers the same for many. */
export const wants = ({ types, source, areas, filters }: Interest, { type, area, attributes }: Matchable): boolean =>
  types.includes(type) && (source === undefined || source === attributes['source'])
  && (areas.length === 0 || (area !== undefined && areas.includes(area))) && passes(filters, attributes);

const byType = 'type';
const byArea = 'type and area';
const key = (name: string, value: string): string => `${name}=${value}`;

// The fewer events share a value, the fewer interests are looked at in vain.
const rank = (name: string): number => ({ id: 0, subject: 1, partitionkey: 1 }[name] ?? 2);

interface Entry {
  readonly interest: Interest;
  readonly keys: readonly string[];
  readonly by: string;
}

/** An interest is filed under its most telling demand: a value that a filter asks for, else its areas, else its types. */
function entryOf(interest: Interest): Entry {
  const [best] = demands(interest.filters).filter(([name]) => name !== 'type' && name !== 'source').toSorted(([a], [b]) => rank(a) - rank(b));
  if (best) return { interest, by: best[0], keys: [key(best[0], best[1])] };
  const types = interest.types.filter((type) => mayPass(interest.filters, { type }));
  if (interest.areas.length > 0) return { interest, by: byArea, keys: types.flatMap((type) => interest.areas.map((area) => key(byArea, `${type} ${area}`))) };
  return { interest, by: byType, keys: types.map((type) => key(byType, type)) };
}

/** Finds who wants an event by looking up what the event is, not by asking everybody. */
export class MatchingIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly filed = new Map<string, Map<string, Interest>>();
  private readonly ways = new Map<string, number>();

  get size(): number {
    return this.entries.size;
  }

  set(interest: Interest): void {
    this.delete(interest.id);
    const entry = entryOf(interest);
    this.entries.set(interest.id, entry);
    this.ways.set(entry.by, (this.ways.get(entry.by) ?? 0) + 1);
    for (const one of entry.keys) {
      const bucket = this.filed.get(one) ?? new Map<string, Interest>();
      this.filed.set(one, bucket.set(interest.id, interest));
    }
  }

  delete(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    const left = (this.ways.get(entry.by) ?? 1) - 1;
    if (left > 0) this.ways.set(entry.by, left);
    else this.ways.delete(entry.by);
    for (const one of entry.keys) {
      const bucket = this.filed.get(one);
      bucket?.delete(id);
      if (bucket?.size === 0) this.filed.delete(one);
    }
  }

  /** The ids of all interests that want the event. */
  match(event: Matchable): readonly string[] {
    const found: string[] = [];
    for (const way of this.ways.keys()) {
      const value = way === byType ? event.type : way === byArea ? `${event.type} ${event.area}` : event.attributes[way];
      if (value === undefined) continue;
      for (const interest of this.filed.get(key(way, value))?.values() ?? []) if (wants(interest, event)) found.push(interest.id);
    }
    return found;
  }
}
