import { describe, expect, it } from '@jest/globals';
import { golden, goldenDefinition } from '../test/golden.js';
import { checkCalendar } from './calendar-definition.js';
import { addDays, weekdayOf } from './day.js';
import { provisionalYear } from './statutory-year.js';
import { compileCalendar } from './working-calendar.js';

/** Weekdays off and Saturdays worked, day/month, as the yearly notices give them; typed apart from the data file. */
const table: ReadonlyArray<readonly [number, string, string]> = [
  [2021, '1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9', ''],
  [2022, '3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9', ''],
  [2023, '2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9', ''],
  [2024, '1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9', '4/5'],
  [2025, '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9', '26/4'],
  [2026, '1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11', '10/1 22/8'],
  [2027, '1/1 5/2 8/2 9/2 10/2 11/2 16/4 30/4 3/5 2/9 3/9 24/11', ''],
];

const dayMonth = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

describe('working calendar', () => {
  it.each(table)('has the golden year %i', (year, off, worked) => {
    const found: { off: string[]; worked: string[] } = { off: [], worked: [] };
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
      if (weekdayOf(day) < 6 && !golden.isWorkingDay(day)) found.off.push(dayMonth(day));
      if (weekdayOf(day) > 5 && golden.isWorkingDay(day)) found.worked.push(dayMonth(day));
    }
    expect(found).toEqual({ off: off.split(' '), worked: worked.split(' ').filter(Boolean) });
    expect(golden.isProvisional(`${year}-06-01`)).toBe(year === 2027);
  });

  it('does not make up 24/11, which is not in art. 112(1), when it falls on a weekend', () => {
    const days = provisionalYear(2029).daysOff.map((d) => d.date);
    expect(weekdayOf('2029-11-24')).toBe(6);
    expect(days).not.toContain('2029-11-26');
    expect(provisionalYear(2025).daysOff.map((d) => d.date)).not.toContain('2025-11-24');
  });

  it('gives an agency its own hours', () => {
    const counter = compileCalendar(goldenDefinition, 'SATURDAY-COUNTER');
    expect(counter.spans('2026-07-25')).toEqual([{ from: 420, to: 690 }]);
    expect(golden.isWorkingDay('2026-07-25')).toBe(false);
    expect(counter.isWorkingDay('2026-07-26')).toBe(false);
  });

  it('accepts the golden data and lists every fault of a broken one', () => {
    expect(checkCalendar(goldenDefinition)).toEqual([]);
    const paths = checkCalendar({
      ...goldenDefinition,
      cutOff: '25:00',
      hours: { 1: [['13:00', '17:00'], ['07:00', '11:00']], 9: [] } as never,
      years: { 2026: { legalBasis: [], daysOff: [{ date: '2026-02-30', name: { vi: '', en: '' }, basis: ' ' }],
        workingSaturdays: [{ date: '2026-08-24', basis: 'x' }] } },
    }).map((f) => f.path);
    expect(paths).toEqual(['/hours/1/1', '/hours/9', '/cutOff', '/years/2026/legalBasis', '/years/2026/daysOff/0/date',
      '/years/2026/daysOff/0/basis', '/years/2026/workingSaturdays/0']);
    expect(() => compileCalendar({ ...goldenDefinition, hours: {} })).toThrow('no weekday has office hours');
  });
});
