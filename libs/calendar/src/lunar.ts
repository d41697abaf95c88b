import { newMoon, sunLongitude } from './astronomy.js';
import { addDays, daysBetween, type Day, yearOf } from './day.js';

/** A date of the Vietnamese lunar calendar; `year` is the solar year in which its Tết falls. */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

// Midnight in Vietnam at the start of 2000-01-01, as a Julian day.
const epochMidnight = 2451544.5 - 7 / 24;
const epoch = '2000-01-01';
const synodicMonth = 29.530588861;

const dayAtJulian = (julianDay: number): Day => addDays(epoch, Math.floor(julianDay - epochMidnight));
const newMoonDay = (k: number): Day => dayAtJulian(newMoon(k));
/** Which twelfth of the ecliptic the sun is in when a Vietnamese day begins: 9 from the winter solstice on. */
const sectorAt = (day: Day): number => Math.floor(sunLongitude(epochMidnight + daysBetween(epoch, day)) / 30);

function newMoonOnOrBefore(day: Day): number {
  let k = Math.floor(daysBetween('2000-01-06', day) / synodicMonth) + 1;
  while (newMoonDay(k) > day) k -= 1;
  return k;
}

function winterSolstice(year: number): Day {
  let day = `${year}-12-18`;
  while (sectorAt(addDays(day, 1)) < 9) day = addDays(day, 1);
  return day;
}

const months11 = new Map<number, number>();

/** The lunation that holds the winter solstice is month 11; remembered, since every date needs two of them. */
function month11(year: number): number {
  let k = months11.get(year);
  if (k === undefined) months11.set(year, k = newMoonOnOrBefore(winterSolstice(year)));
  return k;
}

/** In a year of thirteen lunations the first one in which the sun enters no new sector is the leap month. */
function leapLunation(first: number, next: number): number | undefined {
  if (next - first < 13) return undefined;
  for (let k = first + 1; k < next; k += 1) {
    if (sectorAt(newMoonDay(k)) === sectorAt(newMoonDay(k + 1))) return k;
  }
  return undefined;
}

/** The lunar date of a Vietnamese day (UTC+7, not the Chinese calendar); meant for 1976 to 2100. */
export function lunarOf(day: Day): LunarDate {
  const k = newMoonOnOrBefore(day);
  const solar = yearOf(day);
  const start = k >= month11(solar) ? solar : solar - 1;
  const first = month11(start);
  const leap = leapLunation(first, month11(start + 1));
  const passed = k - first - (leap !== undefined && k >= leap ? 1 : 0);
  const month = ((passed + 10) % 12) + 1;
  return {
    year: passed < 2 ? start : start + 1,
    month,
    day: daysBetween(newMoonDay(k), day) + 1,
    leap: k === leap,
  };
}

/** The Vietnamese day of a lunar date. Throws RangeError when that month has no such day or no leap. */
export function dayOfLunar(date: LunarDate): Day {
  const start = date.month >= 11 ? date.year : date.year - 1;
  const first = month11(start);
  const leap = leapLunation(first, month11(start + 1));
  let k = first + ((date.month + 1) % 12);
  if (leap !== undefined && (k >= leap || (date.leap && k + 1 === leap))) k += 1;
  const day = addDays(newMoonDay(k), date.day - 1);
  const back = lunarOf(day);
  if (back.month !== date.month || back.day !== date.day || back.leap !== date.leap) {
    throw new RangeError(`no such lunar date: ${date.day}/${date.month}${date.leap ? ' leap' : ''}/${date.year}`);
  }
  return day;
}

/** Mùng 1 Tết: the first day of the lunar year. */
export const lunarNewYear = (year: number): Day => dayOfLunar({ year, month: 1, day: 1, leap: false });

/** Giỗ Tổ Hùng Vương: the tenth of the third lunar month. */
export const hungKingsDay = (year: number): Day => dayOfLunar({ year, month: 3, day: 10, leap: false });
