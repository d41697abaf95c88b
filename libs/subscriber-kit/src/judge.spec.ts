import { describe, expect, it } from '@jest/globals';
import { deliver, freshLife, recording } from './delivery.js';
import type { Delivery, RecordedEvent } from './delivery.js';
import { Judge } from './judge.js';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const recorded = recording(new URL('../recordings/dossier.json', import.meta.url));
const numbered = (event: RecordedEvent, number: number): Delivery => deliver({ ...event, subscriptionid: 's-1', subscriptionsequence: String(number) }, secret);

/** The three events of each of two dossiers as one subscription delivers them. */
function given() {
  const judge = new Judge([secret]);
  const deliveries = [freshLife(recorded), freshLife(recorded)].flatMap((life, nth) => life.map((event, index) => numbered(event, nth * 3 + index + 1)));
  const take = (...places: number[]) => places.map((place) => { const { headers, body } = deliveries[place - 1] as Delivery; return judge.take(headers, body, new Date()).status; });
  return { judge, deliveries, take, kinds: () => judge.verdict().faults.map(({ kind }) => kind) };
}

describe('what arrives', () => {
  it('is as promised: subjects side by side, each in its order, and repetitions', () => {
    const { take, judge } = given();
    expect(take(1, 4, 2, 2, 5, 6, 1, 3)).toEqual(Array(8).fill(204));
    expect(judge.verdict()).toEqual({ received: 8, events: 6, repeated: 2, subjects: 2, faults: [] });
  });

  it('lacks one: the gap is told by its number, and closes when it comes', () => {
    const { take, judge } = given();
    take(1, 2, 4, 5);
    expect(judge.verdict().faults).toEqual([{ kind: 'gap', text: 'nothing came with number 3 of subscription s-1' }]);
    take(3);
    expect(judge.verdict().faults).toEqual([]);
  });

  it('is out of order within its subject', () => {
    const { take, kinds } = given();
    take(1, 3, 2);
    expect(kinds()).toEqual(['order']);
  });

  it('is repeated with other content', () => {
    const { judge, take, deliveries, kinds } = given();
    take(1);
    const { event } = deliveries[0] as Delivery;
    const { headers, body } = deliver({ ...event, data: { ...event.data, channel: 'counter' } }, secret);
    expect(judge.take(headers, body, new Date()).status).toBe(204);
    expect(kinds()).toEqual(['repeat']);
  });

  it('is altered, stale, from the future, unsigned or no event at all', () => {
    const { judge, deliveries, kinds } = given();
    const { event } = deliveries[0] as Delivery;
    const twists = [{ body: (text: string) => text.replace('citizen', 'business') }, { age: -301 }, { age: 302 }, { without: ['webhook-signature'] }, { written: () => '{"specversion":"0.3"}' }];
    expect(twists.map((twist) => deliver(event, secret, twist)).map(({ headers, body }) => judge.take(headers, body, new Date()).status)).toEqual([401, 401, 401, 401, 400]);
    expect(kinds()).toEqual(['signature', 'signature', 'signature', 'signature', 'content']);
  });

  it('counts each source of a subject by itself', () => {
    const { judge, deliveries } = given();
    const { event } = deliveries[1] as Delivery;
    const other = numbered({ ...event, id: 'other', source: '/services/portal-sync', sequence: '1' }, 3);
    for (const { headers, body } of [deliveries[1] as Delivery, other]) judge.take(headers, body, new Date());
    expect(judge.verdict().faults).toEqual([]);
  });
});
