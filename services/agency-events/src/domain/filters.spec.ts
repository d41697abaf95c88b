import { describe, expect, it } from '@jest/globals';
import { demands, filterFaults, mayPass, passes } from './filters.js';
import type { Filter } from './filters.js';

const event = { type: 'vn.tinhso.dossier.accepted.v1', source: '/services/public-services', subject: 'abc-123', id: '1' };

describe('the filters of a subscription', () => {
  it.each<[string, Filter[], boolean]>([
    ['none', [], true],
    ['exact, all of its attributes', [{ exact: { type: event.type, subject: 'abc-123' } }], true], ['exact, one of them another', [{ exact: { type: event.type, subject: 'abc' } }], false],
    ['exact, in another case', [{ exact: { subject: 'ABC-123' } }], false], ['an attribute that the event has not', [{ exact: { time: 'x' } }], false], ['one that every object has', [{ exact: { constructor: 'x' } }], false],
    ['prefix', [{ prefix: { type: 'vn.tinhso.dossier.' } }], true], ['suffix', [{ suffix: { type: '.v2' } }], false],
    ['two of them, one of which fails', [{ prefix: { type: 'vn.' } }, { suffix: { subject: 'x' } }], false],
    ['all', [{ all: [{ prefix: { type: 'vn.' } }, { suffix: { subject: '123' } }] }], true], ['any', [{ any: [{ exact: { subject: 'x' } }, { exact: { subject: 'abc-123' } }] }], true],
    ['any of nothing that holds', [{ any: [{ exact: { subject: 'x' } }] }], false], ['not', [{ not: { exact: { subject: 'x' } } }], true], ['not of what is not there', [{ not: { exact: { time: 'x' } } }], true],
  ])('%s', (_, filters, passed) => {
    expect(filterFaults(filters)).toEqual([]);
    expect(passes(filters, event)).toBe(passed);
    if (passed) expect(mayPass(filters, { type: event.type })).toBe(true);
  });

  it('say beforehand what can never pass, and no more than that', () => {
    expect(mayPass([{ prefix: { type: 'other.' } }], { type: event.type })).toBe(false);
    expect(mayPass([{ any: [{ prefix: { type: 'other.' } }, { exact: { subject: 'x' } }] }], { type: event.type })).toBe(true);
    expect(mayPass([{ not: { any: [{ suffix: { type: '.v1' } }, { exact: { subject: 'x' } }] } }], { type: event.type })).toBe(false);
  });

  it('say what every event must have that passes', () => {
    expect(demands([{ all: [{ exact: { subject: 'a' } }, { prefix: { type: 'b' } }] }, { exact: { id: 'c' } }, { any: [{ exact: { time: 'd' } }] }])).toEqual([['subject', 'a'], ['id', 'c']]);
  });
});
