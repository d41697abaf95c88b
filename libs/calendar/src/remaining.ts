import { dayOf, type Day } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { workingDaysBetween, workingMinutesBetween } from './working-time.js';

/** Time left until a due date, or past it, ready for a time-limit chip. */
export interface Remaining {
  readonly state: 'left' | 'due-today' | 'overdue';
  /** Office minutes left; negative when overdue. */
  readonly workingMinutes: number;
  /** Working days left after today, or past; 0 on the due date's own day. */
  readonly workingDays: number;
  readonly vi: string;
  readonly en: string;
}

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

function span(minutes: number): { vi: string; en: string } {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const showRest = rest > 0 && hours < 3;
  return {
    vi: [hours > 0 ? `${hours} giờ` : '', showRest ? `${rest} phút` : ''].filter(Boolean).join(' ') || 'dưới 1 phút',
    en: [hours > 0 ? plural(hours, 'hour') : '', showRest ? plural(rest, 'minute') : ''].filter(Boolean).join(' ') || 'less than a minute',
  };
}

const dayLength = (day: Day, calendar: WorkingCalendar): number => calendar.spans(day).reduce((sum, s) => sum + s.to - s.from, 0);

function overdue(now: Date, due: Date, calendar: WorkingCalendar): Remaining {
  const workingMinutes = workingMinutesBetween(now, due, calendar);
  const workingDays = workingDaysBetween(dayOf(due), dayOf(now), calendar);
  const past = { state: 'overdue', workingMinutes, workingDays } as const;
  if (workingDays > 0) return { ...past, vi: `Quá hạn ${workingDays} ngày`, en: `Overdue by ${plural(workingDays, 'day')}` };
  if (dayOf(due) !== dayOf(now)) return { ...past, vi: 'Quá hạn dưới 1 ngày', en: 'Overdue by less than 1 day' };
  const words = span(Math.floor((now.getTime() - due.getTime()) / 60_000));
  return { ...past, vi: `Quá hạn ${words.vi}`, en: `Overdue by ${words.en}` };
}

/** What is left in words: hours once less than one office day remains, working days before that; being due now is not late. */
export function remaining(now: Date, due: Date, calendar: WorkingCalendar): Remaining {
  if (now > due) return overdue(now, due, calendar);
  const workingMinutes = workingMinutesBetween(now, due, calendar);
  const workingDays = workingDaysBetween(dayOf(now), dayOf(due), calendar);
  const state = dayOf(now) === dayOf(due) ? 'due-today' : 'left';
  const inHours = state === 'due-today' || workingDays === 0 || workingMinutes < dayLength(dayOf(due), calendar);
  const words = inHours ? span(workingMinutes) : { vi: `${workingDays} ngày`, en: plural(workingDays, 'day') };
  return { state, workingMinutes, workingDays, vi: `Còn ${words.vi}`, en: `${words.en} left` };
}
