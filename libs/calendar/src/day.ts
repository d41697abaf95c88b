/** A date in Vietnam, `yyyy-MM-dd`; compares correctly as text. */
export type Day = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
// Vietnam is on UTC+7 all year since 1975; there is no daylight saving time to look up.
const offsetMs = 7 * 60 * minuteMs;

const pattern = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real date written `yyyy-MM-dd` (2026-02-30 is not one). */
export const isDay = (text: string): boolean =>
  pattern.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** The date in Vietnam at an instant. */
export const dayOf = (at: Date): Day => new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);

/** Minutes since midnight in Vietnam, with fractions: 15:00:30 is 900.5. */
export const minuteOf = (at: Date): number => ((at.getTime() + offsetMs) % dayMs) / minuteMs;

/** The instant at which a Vietnamese date reaches a minute of the day (0 to 1440). */
export const instantAt = (day: Day, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + minute * minuteMs);

/** The date `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** Whole days from `a` to `b`, negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => (Date.parse(b) - Date.parse(a)) / dayMs;

export const weekdayOf = (day: Day): Weekday => (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Minutes since midnight of a time written `HH:mm`. Throws RangeError on anything else. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 1440)) throw new RangeError(`not a time HH:mm: ${time}`);
  return minutes;
}
