import type { Text } from './calendar-definition.js';
import { addDays, dayOf, minuteOf, type Day } from './day.js';
import { explainCounted, explainDue, explainReception, explainSkipped } from './explanation.js';
import type { TimeLimit } from './time-limit.js';
import { workingDayFrom, type WorkingCalendar } from './working-calendar.js';
import { addWorkingDays, addWorkingMinutes, closingOf } from './working-time.js';

export interface DueDate {
  readonly due: Date;
  /** True when the count touches a year whose yearly notice is not published. */
  readonly provisional: boolean;
  /** The working day that the acceptance counts for. */
  readonly receivedOn: Day;
  /** Why it is this date, one short sentence each, in order. */
  readonly explanation: readonly Text[];
}

/** The working day that a reception counts for: its own, or the next one after the cut-off or on a day off. */
export function receptionDay(start: Date, calendar: WorkingCalendar, cutOff = true): Day {
  const day = dayOf(start);
  if (!calendar.isWorkingDay(day)) return workingDayFrom(day, calendar);
  const latest = cutOff ? calendar.cutOff : 1440;
  const last = calendar.spans(day).at(-1)?.to ?? 0;
  return minuteOf(start) > latest || minuteOf(start) > last ? workingDayFrom(addDays(day, 1), calendar) : day;
}

function lastDay(received: Day, limit: TimeLimit, calendar: WorkingCalendar): Day {
  switch (limit.unit) {
    case 'working-day': return addWorkingDays(received, limit.amount, calendar);
    // Civil Code 2015 art. 148(5): a period that would end on a day off ends on the next working day.
    case 'calendar-day': return workingDayFrom(addDays(received, limit.amount), calendar);
    default: return received;
  }
}

function touchesProvisional(from: Day, to: Day, calendar: WorkingCalendar): boolean {
  if (calendar.isProvisional(from) || calendar.isProvisional(to)) return true;
  for (let day = from; day < to; day = addDays(day, 1)) if (calendar.isProvisional(day)) return true;
  return false;
}

/**
 * When a matter accepted at `start` must be answered. Day limits end when the office closes on their last day and
 * do not count the day of reception; hours run through office hours from the acceptance. The cut-off is judged here, at acceptance.
 * Throws RangeError when `amount` is not a positive whole number (hours: whole minutes, for example 0.5).
 */
export function dueDate(start: Date, limit: TimeLimit, calendar: WorkingCalendar): DueDate {
  const minutes = limit.amount * 60;
  const whole = limit.unit === 'hour' ? Number.isInteger(minutes) : Number.isInteger(limit.amount);
  if (limit.unit !== 'same-day' && !(limit.amount > 0 && whole)) throw new RangeError(`not a time limit: ${limit.amount} ${limit.unit}`);
  const hours = limit.unit === 'hour';
  const receivedOn = receptionDay(start, calendar, !hours && limit.cutOff !== false);
  const due = hours ? addWorkingMinutes(start, minutes, calendar) : closingOf(lastDay(receivedOn, limit, calendar), calendar);
  const provisional = touchesProvisional(dayOf(start), dayOf(due), calendar);
  return {
    due, provisional, receivedOn,
    explanation: [
      explainReception(start, receivedOn, calendar),
      explainCounted(limit),
      ...explainSkipped(dayOf(start), dayOf(due), calendar),
      ...explainDue(due, provisional),
    ],
  };
}
