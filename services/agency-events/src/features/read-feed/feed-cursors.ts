import { hash } from 'node:crypto';
import { DomainError } from '@tinhso/kernel';
import type { Cursors } from '@tinhso/persistence';
import { feedErrors } from '../../feed.errors.js';
import { filterKey } from '../../feed-filter.js';
import type { FeedFilter } from '../../feed-filter.js';
import type { FeedHead } from './feed.read-model.js';

export interface FeedPlace {
  readonly generation: string;
  readonly position: number;
}

const short = (filter: FeedFilter): string => hash('sha256', filterKey(filter), 'base64url').slice(0, 12);

/** A cursor holds the numbering, the position and the filter, under a signature: it can be neither altered nor carried elsewhere. */
export class FeedCursors {
  constructor(private readonly cursors: Cursors) {}

  encode({ generation, position }: FeedPlace, filter: FeedFilter): string {
    return this.cursors.encode(['feed', generation, position, short(filter)]);
  }

  /** Throws `cursor-forged`, `cursor-of-another-filter`, or `cursor-too-old` for one made before cursors named their numbering. */
  decode(cursor: string, filter: FeedFilter): FeedPlace {
    const [kind, generation, position, filtered] = this.read(cursor);
    if (kind !== 'feed') throw feedErrors(typeof kind === 'number' ? 'agency-events/cursor-too-old' : 'agency-events/cursor-forged');
    if (filtered !== short(filter)) throw feedErrors('agency-events/cursor-of-another-filter');
    return { generation: String(generation), position: Number(position) };
  }

  private read(cursor: string): (string | number | null)[] {
    try {
      return this.cursors.decode(cursor);
    } catch (error) {
      throw error instanceof DomainError ? feedErrors('agency-events/cursor-forged') : error;
    }
  }
}

/** A place that this feed can go on from; a feed that was built anew, or set back to an earlier state, cannot. Throws `cursor-too-old`. */
export function assertStands(place: FeedPlace, head: FeedHead): void {
  if (place.generation !== head.generation || place.position > head.last) throw feedErrors('agency-events/cursor-too-old');
}
