import { birthPlaces } from './birth-places.js';
import { read, refused, withoutSeparators, type Read } from './result.js';

export interface IdentityNumber {
  readonly number: string;
  /** Province of birth registration among the 63 before July 2025, or undefined for a country code (100 and up). */
  readonly birthPlace?: string;
  readonly gender: 'male' | 'female';
  readonly birthYear: number;
}

export type IdentityProblem = 'format' | 'birth-place' | 'birth-year';

/**
 * Reads a 12-digit personal identification number (số định danh). There is no check digit: only the place, the
 * century with gender and a birth year not after `thisYear` can be judged. Spaces, dots and dashes are ignored.
 */
export function readIdentityNumber(text: string, thisYear: number): Read<IdentityNumber, IdentityProblem> {
  const number = withoutSeparators(text);
  if (!/^\d{12}$/.test(number)) return refused('format');
  const place = number.slice(0, 3);
  const birthPlace = birthPlaces[place];
  if (!birthPlace && Number(place) < 100) return refused('birth-place');
  const century = Number(number[3]);
  const birthYear = 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6));
  if (birthYear > thisYear) return refused('birth-year');
  return read({ number, birthPlace, gender: century % 2 === 0 ? 'male' : 'female', birthYear });
}

/** Whether a number agrees with what a person declared; undefined parts are not compared. */
export const agreesWith = (id: IdentityNumber, declared: { gender?: 'male' | 'female'; birthYear?: number }): boolean =>
  (declared.gender ?? id.gender) === id.gender && (declared.birthYear ?? id.birthYear) === id.birthYear;
