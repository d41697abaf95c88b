import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Filter } from './filters.js';
import { MatchingIndex, wants } from './matching-index.js';
import type { Interest, Matchable } from './matching-index.js';

const types = ['a.v1', 'a.v2', 'b.v1'];
const text = fc.constantFrom('x', 'y', 'xy', 'yx');
const pairs = fc.dictionary(fc.constantFrom('subject', 'source', 'id', 'time'), text, { minKeys: 1, maxKeys: 2 }).chain((own) => fc.option(fc.constantFrom(...types), { nil: undefined }).map((type) => (type ? { ...own, type } : own)));
const leaf: fc.Arbitrary<Filter> = fc.oneof(pairs.map((exact) => ({ exact })), pairs.map((prefix) => ({ prefix })), pairs.map((suffix) => ({ suffix })));
const filter: fc.Arbitrary<Filter> = fc.letrec<{ one: Filter }>((tie) => ({
  one: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('one'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })), fc.array(tie('one'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })), tie('one').map((not) => ({ not }))),
})).one;
const interest = fc.record({ types: fc.subarray(types, { minLength: 1 }), source: fc.option(text, { nil: undefined }), areas: fc.subarray(['p', 'q']), filters: fc.array(filter, { maxLength: 2 }) });
const event: fc.Arbitrary<Matchable> = fc.record({ type: fc.constantFrom(...types), area: fc.option(fc.constantFrom('p', 'q'), { nil: undefined }), subject: text, source: text, id: text })
  .map(({ type, area, ...attributes }) => ({ type, ...(area ? { area } : {}), attributes: { ...attributes, type } }));

describe('the index of what subscriptions want', () => {
  it('finds exactly those that asking each of them finds, whoever came and went before', () => {
    fc.assert(fc.property(fc.array(interest, { maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 6 }), fc.array(event, { minLength: 1, maxLength: 6 }), (made, gone, events) => {
      const all = made.map((one, n): Interest => ({ id: String(n), types: one.types, areas: one.areas, filters: one.filters, ...(one.source ? { source: one.source } : {}) }));
      const index = new MatchingIndex();
      for (const one of all) { index.set({ ...one, filters: [] }); index.set(one); }
      for (const n of gone) index.delete(String(n));
      const left = all.filter(({ id }) => !gone.includes(Number(id)));
      for (const one of events) expect([...index.match(one)].sort()).toEqual(left.filter((wanted) => wants(wanted, one)).map(({ id }) => id).sort());
      expect(index.size).toBe(left.length);
    }), { numRuns: 300 });
  });
});
