import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import { isWanted } from './consumers/consumer-definition.js';
import type { ConsumerDefinition } from './consumers/consumer-definition.js';
import type { VersionToken } from './version-token.js';

/** `current`: the consumers have taken in what the token names; `behind`: not in time; `held-up`: it is parked and waits for a person. */
export type ReadState = 'current' | 'behind' | 'held-up';

export interface ReadAfterOptions {
  readonly patienceMs?: number;
  /** Requests of this process that may wait at once; further ones are `behind` immediately. */
  readonly mostWaiting?: number;
}

const takenIn = (groups: readonly string[], ids: readonly string[]) => ({
  name: 'read_after', values: [groups, ids],
  text: `select count(i.event_id) filter (where p.event_id is null)::int as done, count(p.event_id)::int as parked
         from unnest($1::text[], $2::text[]) as w (consumer, event_id)
         left join inbox i using (consumer, event_id)
         left join parked_event p on p.consumer = w.consumer and p.event_id = w.event_id`,
});

const pausesMs = [2, 4, 8, 15, 25];

/**
 * Makes a query wait for the consumers that feed what it reads. The inbox row commits with the effect, so an event that
 * stands there is seen by the read that follows; earlier events of its key took effect before it.
 */
export class ReadAfter {
  private waiting = 0;

  constructor(private readonly pool: () => Pool, private readonly consumers: () => readonly ConsumerDefinition[], private readonly options: ReadAfterOptions = {}) {}

  /** Events that a group passes over change nothing it feeds, so nobody waits for them. */
  async settle(tokens: readonly VersionToken[], groups: readonly string[]): Promise<ReadState> {
    const wanted = this.consumers().filter(({ group }) => groups.includes(group))
      .flatMap(({ group, types }) => tokens.flatMap(({ events }) => events).filter((event) => isWanted(types, event)).map(({ id }) => ({ group, id })));
    if (wanted.length === 0) return 'current';
    if (this.waiting >= (this.options.mostWaiting ?? 200)) return 'behind';
    this.waiting += 1;
    try {
      return await this.wait(wanted);
    } finally {
      this.waiting -= 1;
    }
  }

  private async wait(wanted: readonly { readonly group: string; readonly id: string }[]): Promise<ReadState> {
    const query = takenIn(wanted.map(({ group }) => group), wanted.map(({ id }) => id));
    const end = performance.now() + (this.options.patienceMs ?? 2_000);
    for (let look = 0; ; look += 1) {
      const [found] = await readNamed<{ done: number; parked: number }>(this.pool(), query);
      if ((found?.parked ?? 0) > 0) return 'held-up';
      if (found?.done === wanted.length) return 'current';
      const left = end - performance.now();
      if (left <= 0) return 'behind';
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, pausesMs[look] ?? 40)));
    }
  }
}
