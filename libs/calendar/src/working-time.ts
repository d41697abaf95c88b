import { addDays, dayOf, instantAt, minuteOf, type Day } from './day.js';
import { workingDayFrom, type WorkingCalendar } from './working-calendar.js';

const nextWorkingDay = (day: Day, calendar: WorkingCalendar): Day => workingDayFrom(addDays(day, 1), calendar);

/** The instant at which the office closes on a working day. Throws RangeError on a day off. */
export function closingOf(day: Day, calendar: WorkingCalendar): Date {
  const last = calendar.spans(day).at(-1);
  if (!last) throw new RangeError(`not a working day: ${day}`);
  return instantAt(day, last.to);
}

/** The `count`-th working day after `day`, which itself is not counted (Civil Code 2015 art. 147); 0 is `day` or the next working one. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let result = count === 0 ? workingDayFrom(day, calendar) : day;
  for (let i = 0; i < count; i += 1) result = nextWorkingDay(result, calendar);
  return result;
}

/** Working days in (from, to]: 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

/** Working minutes from `start`, counted in whole minutes; the end of a span is reached before the next one opens. */
export function addWorkingMinutes(start: Date, minutes: number, calendar: WorkingCalendar): Date {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`not a number of minutes: ${minutes}`);
  let day = workingDayFrom(dayOf(start), calendar);
  let at = day === dayOf(start) ? Math.floor(minuteOf(start)) : 0;
  let left = minutes;
  for (;;) {
    for (const span of calendar.spans(day)) {
      const begin = Math.max(at, span.from);
      if (begin < span.to && begin + left <= span.to) return instantAt(day, begin + left);
      left -= Math.max(0, span.to - begin);
    }
    day = nextWorkingDay(day, calendar);
    at = 0;
  }
}

const minutesOn = (day: Day, from: number, to: number, calendar: WorkingCalendar): number =>
  calendar.spans(day).reduce((sum, s) => sum + Math.max(0, Math.min(to, s.to) - Math.max(from, s.from)), 0);

/** Office minutes between two instants, seconds cut off; negative when `to` is earlier. Additive over any instant between. */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  if (to < from) return -workingMinutesBetween(to, from, calendar) || 0;
  const [first, last] = [dayOf(from), dayOf(to)];
  const [begin, end] = [Math.floor(minuteOf(from)), Math.floor(minuteOf(to))];
  if (first === last) return minutesOn(first, begin, end, calendar);
  let sum = minutesOn(first, begin, 1440, calendar) + minutesOn(last, 0, end, calendar);
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) sum += minutesOn(day, 0, 1440, calendar);
  return sum;
}
