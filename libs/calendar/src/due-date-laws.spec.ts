import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, golden } from '../test/golden.js';
import { dayOf, minuteOf } from './day.js';
import { dueDate } from './due-date.js';
import { remaining } from './remaining.js';
import { afterSupplement } from './supplement.js';
import type { TimeLimit } from './time-limit.js';
import { addWorkingMinutes, workingMinutesBetween } from './working-time.js';

const moment = fc.integer({ min: at('2021-01-01 00:00').getTime() / 1000, max: at('2027-11-30 00:00').getTime() / 1000 })
  .map((s) => new Date(s * 1000));
const limit: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((n) => ({ amount: n / 2, unit: 'hour' as const })),
  fc.integer({ min: 1, max: 30 }).map((amount) => ({ amount, unit: 'working-day' as const })),
  fc.integer({ min: 1, max: 60 }).map((amount) => ({ amount, unit: 'calendar-day' as const })),
  fc.constant({ amount: 0, unit: 'same-day' as const }),
);
const law = (name: string, property: fc.IProperty<never> | fc.IProperty<any>) => it(name, () => fc.assert(property, { numRuns: 400 }));
const due = (start: Date, l: TimeLimit): Date => dueDate(start, l, golden).due;

/** Knows only "is this minute worked?", and walks. */
function workedMinute(ms: number): boolean {
  const t = new Date(ms);
  return golden.spans(dayOf(t)).some((s) => minuteOf(t) >= s.from && minuteOf(t) < s.to);
}

function stepMinutes(start: Date, count: number): number {
  let ms = Math.floor(start.getTime() / 60_000) * 60_000;
  for (let left = count; left > 0; ms += 60_000) if (workedMinute(ms)) left -= 1;
  return ms;
}

function countMinutes(from: Date, to: Date): number {
  let count = 0;
  for (let ms = Math.floor(from.getTime() / 60_000) * 60_000; ms + 60_000 <= to.getTime(); ms += 60_000) if (workedMinute(ms)) count += 1;
  return count;
}

describe('laws of due dates', () => {
  law('a later acceptance is never due earlier', fc.property(moment, moment, limit, (a, b, l) => {
    expect(due(a < b ? a : b, l) <= due(a < b ? b : a, l)).toBe(true);
  }));
  law('a longer limit is never due earlier', fc.property(moment, limit, fc.integer({ min: 1, max: 5 }), (a, l, more) => {
    expect(due(a, l) <= due(a, { ...l, amount: l.amount + more })).toBe(true);
  }));
  law('it is after acceptance, in office hours or at their end', fc.property(moment, limit, (a, l) => {
    const d = due(a, l);
    expect(d > a || l.unit === 'hour').toBe(true);
    expect(golden.spans(dayOf(d)).some((s) => minuteOf(d) > s.from && minuteOf(d) <= s.to)).toBe(true);
  }));
  law('an hour limit is used up exactly at the due date', fc.property(moment, fc.integer({ min: 1, max: 1200 }), (a, n) => {
    expect(workingMinutesBetween(a, addWorkingMinutes(a, n, golden), golden)).toBe(n);
  }));
  law('working minutes are additive', fc.property(moment, moment, moment, (a, b, c) => {
    const m = (x: Date, y: Date) => workingMinutesBetween(x, y, golden);
    expect(m(a, b) + m(b, c)).toBe(m(a, c));
  }));
  law('a pause of no length changes nothing', fc.property(moment, limit, moment, (a, l, asked) => {
    const current = due(a, l);
    const moved = afterSupplement({ original: current, current }, 'pause', { requestedAt: asked, answeredAt: asked }, { ...l, cutOff: false }, golden);
    expect(moved.current).toEqual(current);
  }));
  law('the chip says overdue exactly after the due date', fc.property(moment, limit, moment, (a, l, now) => {
    const left = remaining(now, due(a, l), golden);
    expect(left.state === 'overdue').toBe(now > due(a, l));
    expect(left.vi.startsWith(now > due(a, l) ? 'Quá hạn' : 'Còn')).toBe(true);
  }));
});

describe('minute-stepping oracle', () => {
  it('agrees on adding minutes', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 1, max: 1500 }), (a, n) => {
      expect(addWorkingMinutes(a, n, golden).getTime()).toBe(stepMinutes(a, n));
    }), { numRuns: 60 });
  });
  it('agrees on counting minutes', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 0, max: 20_000 }), (a, n) => {
      const end = new Date(Math.floor(a.getTime() / 60_000 + n) * 60_000);
      expect(workingMinutesBetween(a, end, golden)).toBe(countMinutes(a, end));
    }), { numRuns: 60 });
  });
});
