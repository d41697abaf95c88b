import { checkCalendar, type CalendarDefinition, type CalendarYear, type DayOff, type HourSpan } from './calendar-definition.js';
import { addDays, minutesOf, weekdayOf, yearOf, type Day } from './day.js';
import { provisionalYear } from './statutory-year.js';

/** Minutes since midnight, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A definition made ready for counting, for one agency. */
export interface WorkingCalendar {
  readonly code: string;
  /** Minutes since midnight after which a reception counts for the next working day. */
  readonly cutOff: number;
  /** The office hours of a day; empty when it is not a working day. */
  spans(day: Day): readonly Span[];
  isWorkingDay(day: Day): boolean;
  /** True when the year of this day has no published notice. */
  isProvisional(day: Day): boolean;
  /** Why a day is off, when it is more than a weekly rest day. */
  dayOff(day: Day): DayOff | undefined;
}

interface CompiledYear {
  readonly provisional: boolean;
  readonly off: ReadonlyMap<Day, DayOff>;
  readonly worked: ReadonlyMap<Day, readonly Span[]>;
}

const spansOf = (hours: readonly HourSpan[]): readonly Span[] =>
  hours.map(([from, to]) => ({ from: minutesOf(from), to: minutesOf(to) }));

function compileYear(year: CalendarYear, swapped: readonly Span[]): CompiledYear {
  return {
    provisional: year.provisional ?? false,
    off: new Map(year.daysOff.map((d) => [d.date, d])),
    worked: new Map((year.workingSaturdays ?? []).map((d) => [d.date, d.hours ? spansOf(d.hours) : swapped])),
  };
}

/**
 * Makes the calendar of one agency. Years that the definition lacks follow the Labour Code and are provisional.
 * Throws TypeError with all faults when the definition is not sound.
 */
export function compileCalendar(definition: CalendarDefinition, agencyCode?: string): WorkingCalendar {
  const faults = checkCalendar(definition);
  if (faults.length > 0) throw new TypeError(faults.map((f) => `${f.path}: ${f.problem}`).join('\n'));
  const hours = (agencyCode ? definition.agencyHours?.[agencyCode] : undefined) ?? definition.hours;
  const weekly = new Map(Object.entries(hours).map(([weekday, spans]) => [Number(weekday), spansOf(spans)]));
  const swapped = weekly.get(1) ?? [...weekly.values()].find((s) => s.length > 0) ?? [];
  const years = new Map<number, CompiledYear>();
  const yearFor = (day: Day): CompiledYear => {
    const year = yearOf(day);
    let compiled = years.get(year);
    if (!compiled) years.set(year, compiled = compileYear(definition.years[String(year)] ?? provisionalYear(year), swapped));
    return compiled;
  };
  const spans = (day: Day): readonly Span[] => {
    const year = yearFor(day);
    return year.worked.get(day) ?? (year.off.has(day) ? [] : weekly.get(weekdayOf(day)) ?? []);
  };
  return {
    code: definition.code,
    cutOff: minutesOf(definition.cutOff),
    spans,
    isWorkingDay: (day) => spans(day).length > 0,
    isProvisional: (day) => yearFor(day).provisional,
    dayOff: (day) => yearFor(day).off.get(day),
  };
}

// The longest run of days off ever granted is well below this; more means a calendar without working days.
const searchLimit = 400;

/** The first working day on or after `day`. Throws RangeError when there is none within 400 days. */
export function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  for (let i = 0; i < searchLimit; i += 1) {
    const candidate = addDays(day, i);
    if (calendar.isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError(`no working day within ${searchLimit} days of ${day}`);
}
