import { describe, expect, it } from '@jest/globals';
import { Cursors } from '@tinhso/persistence';
import { FeedTail } from '../../feed-tail.js';
import { FeedCursors } from './feed-cursors.js';
import { FeedReader } from './feed-reader.js';
import type { FeedQuery } from './feed-request.js';
import type { FeedPage, FeedReadModel, FeedRequest } from './feed.read-model.js';

interface Entry { readonly type: string; readonly subject: string; readonly data: { agencyCode?: string } }
const accepted = (subject: string, agencyCode = 'A'): Entry => ({ type: 'dossier.accepted.v1', subject, data: { agencyCode } });

/** A feed in memory, and a tail whose net is so wide that only a ring can wake anybody in time. */
function given({ perClient = 2, netMs = 60_000 } = {}) {
  const entries: Entry[] = [];
  let [generation, reads] = ['first', 0];
  const head = () => ({ generation, last: entries.length });
  const model = {
    head: () => Promise.resolve(head()),
    read: ({ after, limit, filter }: FeedRequest): Promise<FeedPage> => {
      reads += 1;
      const found = entries.map((event, index) => ({ event, position: index + 1 })).filter(({ event, position }) =>
        position > after && (filter.types?.includes(event.type) ?? true) && (filter.agency ?? event.data.agencyCode) === event.data.agencyCode).slice(0, limit);
      return Promise.resolve({ events: found.map(({ event }) => event) as never, position: found.length < limit ? entries.length : found.at(-1)?.position ?? after, head: head() });
    },
  } as unknown as FeedReadModel;
  const tail = new FeedTail({ perClient, netMs });
  const reader = new FeedReader(model, new FeedCursors(new Cursors('secret')), tail);
  const gone = new AbortController();
  return {
    tail, gone, entries,
    ask: (query: Partial<FeedQuery>, client = 'police') => reader.read(client, { wait: 0, limit: 10, ...query }, gone.signal),
    record: (event: Entry) => { entries.push(event); tail.recorded(event); },
    rebuild: () => { generation = 'second'; },
    reads: () => reads,
  };
}
const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'answered', (error: { code?: string }) => error.code);
const settled = async (work: Promise<unknown>): Promise<boolean> => Promise.race([work.then(() => true), new Promise<boolean>((resolve) => { setImmediate(() => resolve(false)); })]);

describe('a long poll', () => {
  it('is woken by the recording of an event that it asks for, and by no other', async () => {
    const { ask, record, reads } = given();
    const answer = ask({ wait: 30, agency: 'A' });
    expect(await settled(answer)).toBe(false);
    record(accepted('other', 'B'));
    expect(await settled(answer)).toBe(false);
    record(accepted('mine'));
    expect((await answer).events).toMatchObject([{ subject: 'mine' }]);
    expect(reads()).toBe(2);
  });

  it('misses nothing that is recorded while it reads', async () => {
    const { ask, record, entries, tail } = given();
    const answer = ask({ wait: 30 });
    record(accepted('early'));
    expect((await answer).events).toHaveLength(1);
    expect(entries).toHaveLength(1);
    expect(tail.size).toBe(0);
  });

  it('ends empty after its time, with a cursor at the end of the feed', async () => {
    const { ask } = given();
    const { events, cursor } = await ask({ wait: 0.02 });
    expect(events).toEqual([]);
    expect((await ask({ cursor })).events).toEqual([]);
  });

  it.each(['its reader goes away', 'the service stops'])('is released when %s', async (why) => {
    const { ask, gone, tail } = given();
    const answer = ask({ wait: 30 });
    expect(await settled(answer)).toBe(false);
    if (why === 'the service stops') tail.onModuleDestroy();
    else gone.abort();
    expect((await answer).events).toEqual([]);
    expect(tail.size).toBe(0);
  });

  it('sees what another process recorded when the net is drawn in', async () => {
    const { ask, entries } = given({ netMs: 5 });
    const answer = ask({ wait: 30 });
    entries.push(accepted('elsewhere'));
    expect((await answer).events).toHaveLength(1);
  });

  it('is bounded for each client', async () => {
    const { ask, record } = given();
    const waiting = [ask({ wait: 30 }), ask({ wait: 30 })];
    expect(await codeOf(ask({ wait: 30 }))).toBe('agency-events/too-many-waiting');
    expect(await codeOf(ask({ wait: 0 }))).toBe('answered');
    const other = ask({ wait: 30 }, 'insurance');
    record(accepted('x'));
    expect((await Promise.all([...waiting, other])).map(({ events }) => events.length)).toEqual([1, 1, 1]);
    expect(await codeOf(ask({ wait: 30 }))).toBe('answered');
  });
});

describe('a cursor', () => {
  const cases: readonly [string, (made: string) => Partial<FeedQuery>, string][] = [
    ['altered', (made) => ({ cursor: `X${made.slice(1)}` }), 'cursor-forged'],
    ['invented', () => ({ cursor: Buffer.from('["feed","first",9,""]').toString('base64url') }), 'cursor-forged'],
    ['signed for another list', () => ({ cursor: new Cursors('secret').encode(['dossiers', 'x']) }), 'cursor-forged'],
    ['signed by another installation', () => ({ cursor: new FeedCursors(new Cursors('other')).encode({ generation: 'first', position: 0 }, {}) }), 'cursor-forged'],
    ['made before cursors named their numbering', () => ({ cursor: new Cursors('secret').encode([7]) }), 'cursor-too-old'],
    ['beyond the end', () => ({ cursor: new FeedCursors(new Cursors('secret')).encode({ generation: 'first', position: 99 }, {}) }), 'cursor-too-old'],
    ['of another filter', (made) => ({ cursor: made, type: 'dossier.accepted.v1' }), 'cursor-of-another-filter'],
    ['together with a time', (made) => ({ cursor: made, from: 'now' }), 'cursor-and-from'],
  ];

  it.each(cases)('that is %s is refused in words of its own', async (_, query, code) => {
    const { ask, record } = given();
    record(accepted('x'));
    const { cursor } = await ask({});
    expect(await codeOf(ask(query(cursor)))).toBe(`agency-events/${code}`);
  });

  it('does not outlive its numbering', async () => {
    const { ask, rebuild } = given();
    const { cursor } = await ask({});
    expect(await codeOf(ask({ cursor }))).toBe('answered');
    rebuild();
    expect(await codeOf(ask({ cursor }))).toBe('agency-events/cursor-too-old');
  });

  it('belongs to the filter, however it is written', async () => {
    const { ask } = given();
    const { cursor } = await ask({ type: 'dossier.accepted.v1,dossier.refused.v1' });
    expect(await codeOf(ask({ cursor, type: 'vn.tinhso.dossier.refused.v1, dossier.accepted.v1' }))).toBe('answered');
  });
});

describe('a filter or a start that makes no sense', () => {
  it.each<[Partial<FeedQuery>, string]>([
    [{ type: 'dossier.exploded.v1' }, 'unknown-event-type'], [{ type: 'dossier.accepted.v1,,' }, 'unknown-event-type'], [{ type: '*' }, 'unknown-event-type'],
    [{ from: 'yesterday' }, 'bad-from'], [{ from: '2026-11-23' }, 'bad-from'], [{ from: '2026-11-23T09:00:00' }, 'bad-from'], [{ from: '2026-13-45T09:00:00Z' }, 'bad-from'],
  ])('%j is refused', async (query, code) => {
    expect(await codeOf(given().ask(query))).toBe(`agency-events/${code}`);
  });
});
