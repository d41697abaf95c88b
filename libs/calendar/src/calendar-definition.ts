import { isDay, minutesOf, weekdayOf, type Day, type Weekday } from './day.js';

/** A text in both languages of the platform. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** From and to, `HH:mm`; the end does not belong to the span. */
export type HourSpan = readonly [string, string];

/** Office hours by ISO weekday ("1" is Monday); a weekday that is absent is a weekly rest day. */
export type WeeklyHours = Readonly<Partial<Record<`${Weekday}`, readonly HourSpan[]>>>;

export interface DayOff {
  readonly date: Day;
  readonly name: Text;
  /** The article or notice that makes this day free; a day off without one is refused. */
  readonly basis: string;
}

export interface SwappedWorkingDay {
  readonly date: Day;
  readonly basis: string;
  /** Hours of that day when they are not those of a Monday. */
  readonly hours?: readonly HourSpan[];
}

export interface CalendarYear {
  /** True until the yearly notice is published: every due date that touches the year says so. */
  readonly provisional?: boolean;
  readonly legalBasis: readonly string[];
  readonly daysOff: readonly DayOff[];
  readonly workingSaturdays?: readonly SwappedWorkingDay[];
}

/** The working calendar of a province as data. A year that is missing is derived by rule and is provisional. */
export interface CalendarDefinition {
  readonly code: string;
  readonly name: Text;
  readonly hours: WeeklyHours;
  /** Hours of agencies that differ from the rest, by agency code. */
  readonly agencyHours?: Readonly<Record<string, WeeklyHours>>;
  /** What is received after this time counts from the next working day (NĐ 61/2018 art. 18); `HH:mm`. */
  readonly cutOff: string;
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export interface CalendarFault {
  /** JSON pointer into the definition. */
  readonly path: string;
  readonly problem: string;
}

const attempt = (time: string): number => {
  try {
    return minutesOf(time);
  } catch {
    return Number.NaN;
  }
};

function checkSpans(path: string, spans: readonly HourSpan[]): CalendarFault[] {
  let before = 0;
  return spans.flatMap(([from, to], i) => {
    const ok = attempt(from) >= before && attempt(to) > attempt(from);
    before = attempt(to);
    return ok ? [] : [{ path: `${path}/${i}`, problem: 'spans must be HH:mm, in order and not overlap' }];
  });
}

function checkHours(path: string, hours: WeeklyHours): CalendarFault[] {
  const open = Object.entries(hours);
  const empty = open.some(([, spans]) => spans.length > 0) ? [] : [{ path, problem: 'no weekday has office hours' }];
  return [...empty, ...open.flatMap(([weekday, spans]) => (/^[1-7]$/.test(weekday)
    ? checkSpans(`${path}/${weekday}`, spans)
    : [{ path: `${path}/${weekday}`, problem: 'weekdays are "1" (Monday) to "7" (Sunday)' }]))];
}

function checkDate(path: string, year: string, date: Day, basis: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (!isDay(date) || !date.startsWith(year)) faults.push({ path: `${path}/date`, problem: `not a date of ${year}` });
  if (!basis.trim()) faults.push({ path: `${path}/basis`, problem: 'a legal basis is required' });
  return faults;
}

function checkYear(year: string, data: CalendarYear): CalendarFault[] {
  const path = `/years/${year}`;
  const worked = data.workingSaturdays ?? [];
  const off = new Set(data.daysOff.map((d) => d.date));
  return [
    ...(data.legalBasis.length > 0 || data.provisional ? [] : [{ path: `${path}/legalBasis`, problem: 'a decided year names its notice' }]),
    ...data.daysOff.flatMap((d, i) => checkDate(`${path}/daysOff/${i}`, year, d.date, d.basis)),
    ...worked.flatMap((d, i) => [
      ...checkDate(`${path}/workingSaturdays/${i}`, year, d.date, d.basis),
      ...checkSpans(`${path}/workingSaturdays/${i}/hours`, d.hours ?? []),
      ...(isDay(d.date) && weekdayOf(d.date) < 6 ? [{ path: `${path}/workingSaturdays/${i}`, problem: 'not on a weekend' }] : []),
      ...(off.has(d.date) ? [{ path: `${path}/workingSaturdays/${i}`, problem: 'worked and off at once' }] : []),
    ]),
  ];
}

/** All faults of a definition with their places; an empty list means that it can be compiled. */
export function checkCalendar(definition: CalendarDefinition): CalendarFault[] {
  return [
    ...checkHours('/hours', definition.hours),
    ...Object.entries(definition.agencyHours ?? {}).flatMap(([code, hours]) => checkHours(`/agencyHours/${code}`, hours)),
    ...(Number.isNaN(attempt(definition.cutOff)) ? [{ path: '/cutOff', problem: 'must be HH:mm' }] : []),
    ...Object.entries(definition.years).flatMap(([year, data]) => checkYear(year, data)),
  ];
}
