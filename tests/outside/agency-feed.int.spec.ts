import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { isAvailable, profiles } from '../support/platform.js';
import { feeding } from './feeding.js';
import type { FeedEvent } from './feeding.js';

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`the agencies' feed, on ${parts.name}`, () => {
    let at: Awaited<ReturnType<typeof feeding>>;
    beforeAll(async () => { at = await feeding(parts); }, 90_000);
    afterAll(() => at?.platform.stop(), 30_000);
    const now = async (): Promise<string> => (await at.read({ from: 'now' })).next;
    const ids = (events: readonly FeedEvent[]): string[] => events.map(({ id }) => id);

    /** From a page on, waiting at the end, until so many were read. */
    const follow = async (from: string, count: number, limit = 1000): Promise<FeedEvent[]> => {
      const read: FeedEvent[] = [];
      for (let next = `${from}&wait=10&limit=${limit}`; read.length < count;) {
        const page = await at.read(next);
        if (page.events.length === 0) return read;
        read.push(...page.events);
        ({ next } = page);
      }
      return read;
    };

    it('gives readers at its end every event once, each subject in order, while many write', async () => {
      const start = await now();
      const writers = Array.from({ length: 8 }, () => [newId(), newId()]);
      const total = 8 * 2 * 15;
      const written = Promise.all(writers.map(async (subjects) => {
        const made: string[] = [];
        for (let sequence = 1; sequence <= 15; sequence += 1) for (const subject of subjects) made.push(await at.happened(subject, sequence));
        return made;
      }));
      const readers = await Promise.all([follow(start, total), follow(start, total), follow(start, total, 7), follow(start, total, 1)]);
      const all = (await written).flat().sort();
      for (const read of readers) {
        expect(ids(read).sort()).toEqual(all);
        for (const subject of writers.flat()) expect(read.filter((event) => event.subject === subject).map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
      }
      expect(ids(readers[1] ?? [])).toEqual(ids(readers[0] ?? []));
      expect(ids(await follow(start, total))).toEqual(ids(readers[0] ?? []));
    }, 90_000);

    it('wakes a reader that waits, long before its time is over', async () => {
      const { FeedTail } = await import('../../services/agency-events/src/feed-tail.js');
      const recorded = jest.spyOn(at.service('agency-events').app.get(FeedTail), 'recorded');
      const waiting = at.read(`${await now()}&wait=30`);
      const subject = newId();
      await at.happened(subject, 1);
      const from = performance.now();
      const page = await waiting;
      expect(recorded.mock.calls.map(([event]) => event.subject)).toContain(subject);
      expect([page.status, page.type, page.events.map((event) => event.subject)]).toEqual([200, expect.stringMatching(/^application\/cloudevents-batch\+json/), [subject]]);
      expect(performance.now() - from).toBeLessThan(10_000);
      expect(page.headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+$/);
    }, 60_000);

    it('lets go of a reader that went away', async () => {
      const { FeedTail } = await import('../../services/agency-events/src/feed-tail.js');
      const tail = at.service('agency-events').app.get(FeedTail);
      const away = new AbortController();
      const waiting = at.read({ from: 'now', wait: 30 }, away.signal).catch(() => 'gone');
      await eventually(() => tail.size === 1);
      away.abort();
      expect(await waiting).toBe('gone');
      await eventually(() => tail.size === 0);
    }, 30_000);

    it('starts from a time, and narrows by type, subject and agency without losing its place', async () => {
      const start = await now();
      const [here, there] = [newId(), newId()];
      await at.happened(here, 1, '000.00.19.X99');
      await at.happened(there, 1, '000.00.87.X99');
      const first = await follow(start, 2);
      const middle = new Date(Date.now() + 1).toISOString();
      await eventually(() => Date.now() > Date.parse(middle));
      await at.happened(here, 2, '000.00.19.X99');
      await at.happened(there, 2, '000.00.87.X99');
      const all = await follow(start, 4);
      const later = async (query: Record<string, string>): Promise<string[]> => ids((await at.read({ from: middle, ...query })).events);
      // Two subjects: which comes first in the feed is nobody's promise.
      const [second, third] = [here, there].map((one) => all.slice(2).find(({ subject }) => subject === one)?.id) as [string, string];
      const both = ids(all.slice(2));
      expect(ids(all.slice(0, 2))).toEqual(ids(first));
      expect(await later({})).toEqual(both);
      expect(await later({ subject: there })).toEqual([third]);
      expect(await later({ agency: '000.00.19.X99' })).toEqual([second]);
      expect(await later({ agency: '000.00.19.X99', type: 'dossier.submitted.v1' })).toEqual([]);
      expect(await later({ type: 'vn.tinhso.dossier.submitted.v1,dossier.accepted.v1' })).toEqual(both);
      expect(ids((await at.read({ from: 'beginning', subject: here, limit: 1 })).events)).toEqual(ids(all.filter(({ subject }) => subject === here).slice(0, 1)));
      const narrowed = await at.read({ from: middle, agency: '000.00.87.X99', type: 'dossier.submitted.v1' });
      expect([narrowed.events, (await at.read(narrowed.next)).status]).toEqual([[], 200]);
    }, 60_000);

    it('says what to do when a cursor or a filter cannot be used', async () => {
      const page = await at.read({ from: 'beginning', limit: 1 });
      const cursor = new URL(page.next, 'http://x').searchParams.get('cursor') ?? '';
      const refused = async (query: Record<string, string>): Promise<string> => {
        const answer = await at.read(query);
        expect(answer.type).toContain('application/problem+json');
        expect((answer.detail ?? '').length).toBeGreaterThan(20);
        return `${answer.status} ${answer.code}`;
      };
      expect(await refused({ cursor: `${cursor}x` })).toBe('422 agency-events/cursor-forged');
      expect(await refused({ cursor: "' or 1=1 --" })).toBe('422 agency-events/cursor-forged');
      expect(await refused({ cursor, subject: newId() })).toBe('422 agency-events/cursor-of-another-filter');
      expect(await refused({ cursor, from: 'now' })).toBe('422 agency-events/cursor-and-from');
      expect(await refused({ type: 'dossier.exploded.v1' })).toBe('422 agency-events/unknown-event-type');
      expect(await refused({ from: '1.1.2026' })).toBe('422 agency-events/bad-from');
      expect(await refused({ agency: '<script>' })).toBe('422 common/invalid-input');
      expect(await refused({ wait: '3600' })).toBe('422 common/invalid-input');
      expect(await refused({ subject: '' })).toBe('422 common/invalid-input');
      expect(await refused({ source: 'x' })).toBe('422 common/invalid-input');
      const pool = at.service('agency-events').platform.pool();
      await pool.query('update feed_head set generation = gen_random_uuid()');
      expect(await refused({ cursor })).toBe('409 agency-events/cursor-too-old');
    }, 30_000);

    it('finds its page by index, however long the feed is', async () => {
      const pool = at.service('agency-events').platform.pool();
      await pool.query(`
        with h as (update feed_head set next = next + 30000 returning next - 30001 as base)
        insert into feed_entry (position, event_id, type, subject, event, recorded_at)
        select base + n, gen_random_uuid(), 'dossier.accepted.v1', 's-' || n % 3000, jsonb_build_object('data', jsonb_build_object('agencyCode', 'A-' || n % 90)), now() from h, generate_series(1, 30000) n`);
      await pool.query('analyze feed_entry').catch(() => undefined);
      const planOf = async (where: string): Promise<string> =>
        JSON.stringify((await pool.query(`explain (format json) select position, event from feed_entry where position > 10 and ${where} order by position limit 100`)).rows);
      expect(await planOf(`subject = 's-17'`)).toContain('feed_entry_subject');
      expect(await planOf(`agency = 'A-17'`)).toContain('feed_entry_agency');
      expect(await planOf('true')).toContain('feed_entry_pkey');
      expect(JSON.stringify((await pool.query(`explain (format json) select position from feed_entry where recorded_at >= now() order by recorded_at, position limit 1`)).rows)).toContain('feed_entry_recorded');
    }, 30_000);
  });
}
