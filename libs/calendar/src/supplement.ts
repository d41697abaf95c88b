import type { Text } from './calendar-definition.js';
import { addDays, dayOf, daysBetween } from './day.js';
import { dueDate, receptionDay } from './due-date.js';
import { momentInWords } from './explanation.js';
import type { TimeLimit } from './time-limit.js';
import { workingDayFrom, type WorkingCalendar } from './working-calendar.js';
import { addWorkingDays, addWorkingMinutes, closingOf, workingDaysBetween, workingMinutesBetween } from './working-time.js';

/**
 * What waiting for a citizen's supplement does to the clock; a property of the procedure version.
 * `restart` counts the whole limit again (NĐ 61/2018 art. 19(4)), `pause` does not count the waiting, `none` changes nothing.
 */
export const supplementPolicies = ['restart', 'pause', 'none'] as const;
export type SupplementPolicy = (typeof supplementPolicies)[number];

/** The original due date never changes; the current one moves. */
export interface Due {
  readonly original: Date;
  readonly current: Date;
}

export interface Supplement {
  readonly requestedAt: Date;
  readonly answeredAt: Date;
}

export interface MovedDue extends Due {
  readonly provisional: boolean;
  readonly explanation: readonly Text[];
}

function paused(current: Date, limit: TimeLimit, { requestedAt, answeredAt }: Supplement, calendar: WorkingCalendar): Date {
  if (limit.unit === 'hour') {
    const waited = workingMinutesBetween(requestedAt, answeredAt, calendar);
    return waited === 0 ? current : addWorkingMinutes(current, waited, calendar);
  }
  const cutOff = limit.cutOff !== false;
  const [from, to] = [receptionDay(requestedAt, calendar, false), receptionDay(answeredAt, calendar, cutOff)];
  if (to <= from) return current;
  const moved = limit.unit === 'calendar-day'
    ? workingDayFrom(addDays(dayOf(current), daysBetween(from, to)), calendar)
    : addWorkingDays(dayOf(current), workingDaysBetween(from, to, calendar), calendar);
  return closingOf(moved, calendar);
}

const reasons: Readonly<Record<SupplementPolicy, Text>> = {
  restart: { vi: 'Hồ sơ đã đủ: thời hạn được tính lại từ đầu.', en: 'The dossier is complete: the time limit starts again.' },
  pause: { vi: 'Thời gian chờ bổ sung không tính vào thời hạn.', en: 'Waiting for the supplement does not count.' },
  none: { vi: 'Việc bổ sung không làm thay đổi ngày hẹn trả.', en: 'The supplement does not move the due date.' },
};

/** The due dates after a supplement was answered. Throws RangeError when it is answered before it was asked for. */
export function afterSupplement(
  due: Due, policy: SupplementPolicy, supplement: Supplement, limit: TimeLimit, calendar: WorkingCalendar,
): MovedDue {
  if (supplement.answeredAt < supplement.requestedAt) throw new RangeError('answered before it was requested');
  const again = policy === 'restart' ? dueDate(supplement.answeredAt, limit, calendar) : undefined;
  const current = again?.due ?? (policy === 'pause' ? paused(due.current, limit, supplement, calendar) : due.current);
  const at = momentInWords(current);
  return {
    original: due.original,
    current,
    provisional: again?.provisional ?? [due.current, current].some((d) => calendar.isProvisional(dayOf(d))),
    explanation: [
      reasons[policy],
      ...(again ? again.explanation : [{ vi: `Hẹn trả kết quả: ${at.vi}.`, en: `Due: ${at.en}.` }]),
    ],
  };
}
