import { feedErrors } from '../../feed.errors.js';
import type { FeedFilter } from '../../feed-filter.js';
import type { FeedTail } from '../../feed-tail.js';
import { assertStands } from './feed-cursors.js';
import type { FeedCursors } from './feed-cursors.js';
import { filterOf, startOf } from './feed-request.js';
import type { FeedQuery } from './feed-request.js';
import type { FeedPage, FeedReadModel } from './feed.read-model.js';

export interface ReadFeed {
  readonly events: FeedPage['events'];
  readonly after: number;
  readonly position: number;
  /** For the next page, in the same filter. */
  readonly cursor: string;
}

/** Reads from a cursor or a time on; waits at the end of the feed when the reader asks for it. */
export class FeedReader {
  constructor(private readonly feed: FeedReadModel, private readonly cursors: FeedCursors, private readonly tail: FeedTail) {}

  /** `gone` aborts when nobody listens to the answer any more. */
  async read(client: string, request: FeedQuery, gone: AbortSignal): Promise<ReadFeed> {
    const filter = filterOf(request);
    const after = await this.start(request, filter);
    const page = request.wait > 0
      ? await this.waitFor(client, { ...request, filter, after }, AbortSignal.any([gone, this.tail.stopping]))
      : await this.feed.read({ after, limit: request.limit, filter });
    return { events: page.events, after, position: page.position, cursor: this.cursors.encode({ generation: page.head.generation, position: page.position }, filter) };
  }

  private async start({ cursor, from }: FeedQuery, filter: FeedFilter): Promise<number> {
    if (cursor !== undefined && from !== undefined) throw feedErrors('agency-events/cursor-and-from');
    if (cursor !== undefined) {
      const place = this.cursors.decode(cursor, filter);
      assertStands(place, await this.feed.head());
      return place.position;
    }
    const start = startOf(from);
    if (start === 'beginning') return 0;
    return start === 'now' ? (await this.feed.head()).last : this.feed.before(start);
  }

  private async waitFor(client: string, { after, limit, filter, wait }: FeedQuery & { after: number; filter: FeedFilter }, ended: AbortSignal): Promise<FeedPage> {
    const until = performance.now() + wait * 1_000;
    const waiter = this.tail.enter(client, filter);
    try {
      for (let from = after; ;) {
        const page = await this.feed.read({ after: from, limit, filter });
        const left = until - performance.now();
        if (page.events.length > 0 || left <= 0 || ended.aborted) return page;
        from = page.position;
        await waiter.wait(left, ended);
      }
    } finally {
      waiter.leave();
    }
  }
}
