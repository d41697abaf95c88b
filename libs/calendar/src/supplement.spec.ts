import { describe, expect, it } from '@jest/globals';
import { at, golden } from '../test/golden.js';
import { dueDate } from './due-date.js';
import { afterSupplement, type SupplementPolicy } from './supplement.js';
import type { TimeLimit } from './time-limit.js';

const five: TimeLimit = { amount: 5, unit: 'working-day' };
const accepted = at('2026-07-20 09:00');

function moved(policy: SupplementPolicy, requested: string, answered: string, limit = five): string {
  const original = dueDate(accepted, limit, golden).due;
  const result = afterSupplement({ original, current: original }, policy, { requestedAt: at(requested), answeredAt: at(answered) }, limit, golden);
  expect(result.original).toEqual(original);
  return new Date(result.current.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

describe('supplement', () => {
  it('starts again from zero on restart (NĐ 61/2018 art. 19(4))', () => {
    expect(moved('restart', '2026-07-22 10:00', '2026-07-28 09:00')).toBe('2026-08-04 17:00');
    expect(moved('restart', '2026-07-22 10:00', '2026-07-28 15:01')).toBe('2026-08-05 17:00');
  });
  it('does not count the days of waiting on pause', () => {
    expect(moved('pause', '2026-07-22 10:00', '2026-07-24 09:00')).toBe('2026-07-29 17:00');
    expect(moved('pause', '2026-07-22 10:00', '2026-07-22 14:00')).toBe('2026-07-27 17:00');
    // Answered after 15:00 counts as the next working day; 25 and 26/7 are a weekend.
    expect(moved('pause', '2026-07-22 10:00', '2026-07-24 15:30')).toBe('2026-07-30 17:00');
  });
  it('gives back the office hours of waiting on pause of an hour limit', () => {
    expect(moved('pause', '2026-07-20 10:00', '2026-07-20 14:00', { amount: 4, unit: 'hour' })).toBe('2026-07-20 17:00');
  });
  it('shifts calendar days by calendar days', () => {
    expect(moved('pause', '2026-07-22 10:00', '2026-07-27 09:00', { amount: 10, unit: 'calendar-day' })).toBe('2026-08-04 17:00');
  });
  it('leaves the due date alone on none', () => {
    expect(moved('none', '2026-07-22 10:00', '2026-09-24 09:00')).toBe('2026-07-27 17:00');
  });
  it('refuses an answer before the request', () => {
    expect(() => moved('pause', '2026-07-22 10:00', '2026-07-22 09:00')).toThrow(RangeError);
  });
});
