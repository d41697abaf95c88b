import { describe, expect, it } from '@jest/globals';
import { birth, extract, petrol } from '../../test/a-procedure.js';
import { computeFees } from './compute-fees.js';

const amounts = (fees: Parameters<typeof computeFees>[0], answers: object, day = '2026-11-23') => {
  const bill = computeFees(fees, answers as never, day);
  return [bill.total, bill.inAdvance, bill.items[0]?.exemption?.code];
};

describe('fees', () => {
  it.each([
    ['nothing for a birth', birth(), {}, '2026-11-23', [0, 0, undefined]],
    ['each copy', extract(), { copies: 3, exemption: 'none' }, '2026-11-23', [24_000, 24_000, undefined]],
    ['one copy where the number is no number', extract(), { copies: 'x' }, '2026-11-23', [8_000, 8_000, undefined]],
    ['an exemption', extract(), { copies: 3, exemption: 'merit' }, '2026-11-23', [0, 0, 'nguoi-co-cong']],
    ['a reduction on its first day', extract(), { copies: 3, exemption: 'none' }, '2026-10-01', [12_000, 12_000, 'thang-chuyen-doi-so']],
    ['no reduction the day after its last', extract(), { copies: 3, exemption: 'none' }, '2026-11-01', [24_000, 24_000, undefined]],
    ['the larger of two reductions', extract(), { copies: 3, exemption: 'merit' }, '2026-10-31', [0, 0, 'nguoi-co-cong']],
    ['nothing before the first rate', extract(), { copies: 3 }, '2025-06-30', [0, 0, undefined]],
    ['a rate by an answer', petrol(), { area: 'ward' }, '2026-11-23', [1_200_000, 1_200_000, undefined]],
    ['the other rate', petrol(), { area: 'commune' }, '2026-11-23', [600_000, 600_000, undefined]],
  ] as const)('are %s', (_, { fees }, answers, day, expected) => {
    expect(amounts(fees, answers, day)).toEqual(expected);
  });
});
