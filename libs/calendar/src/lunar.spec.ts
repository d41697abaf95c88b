import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import * as foreign from '@dqcai/vn-lunar';
import { addDays } from './day.js';
import { dayOfLunar, hungKingsDay, lunarNewYear, lunarOf } from './lunar.js';

const years = Array.from({ length: 50 }, (_, i) => 1995 + i);

describe('lunar calendar', () => {
  it.each([
    [2025, '2025-01-29'], [2026, '2026-02-17'], [2027, '2027-02-06'],
    // The Vietnamese calendar, not the Chinese one, which had 20 February and its leap month elsewhere.
    [1985, '1985-01-21'],
  ])('knows Tết %i', (year, day) => expect(lunarNewYear(year)).toBe(day));

  it('agrees with the anchors of the yearly notices', () => {
    expect(lunarOf('2025-01-25')).toEqual({ year: 2024, month: 12, day: 26, leap: false });
    expect(lunarOf('2026-02-22')).toEqual({ year: 2026, month: 1, day: 6, leap: false });
  });

  it('agrees with @dqcai/vn-lunar on every day from 1976 to 2050', () => {
    for (let day = '1976-01-01'; day < '2051-01-01'; day = addDays(day, 1)) {
      const [y, m, d] = day.split('-').map(Number) as [number, number, number];
      const theirs = foreign.getLunarDate(d, m, y);
      const ours = lunarOf(day);
      expect([day, ours.year, ours.month, ours.day, ours.leap])
        .toEqual([day, theirs.year, theirs.month, theirs.day, Boolean(theirs.leap)]);
    }
  });

  it('agrees with date-holidays on Tết and Hùng Vương', () => {
    const holidays = new Holidays('VN');
    const differing = years.filter((year) => {
      const theirs = holidays.getHolidays(year);
      const of = (name: string) => theirs.find((h) => h.name === name)?.date.slice(0, 10);
      return of('Tết Nguyên Đán') !== lunarNewYear(year) || of('Giỗ tổ Hùng Vương') !== hungKingsDay(year);
    });
    expect(differing).toEqual([]);
  });

  it('goes there and back on every day of leap years', () => {
    for (let day = '2023-01-01'; day < '2029-01-01'; day = addDays(day, 1)) expect(dayOfLunar(lunarOf(day))).toBe(day);
  });

  it('refuses a day that its month does not have', () => {
    expect(() => dayOfLunar({ year: 2026, month: 3, day: 1, leap: true })).toThrow(RangeError);
    expect(() => dayOfLunar({ year: 2026, month: 1, day: 31, leap: false })).toThrow(RangeError);
  });
});
