import { readIdentityNumber, readPhone, readTaxCode } from '@tinhso/vietnam';
import type { AnswerValue } from '../schema/common.js';
import type { Check } from '../schema/form.js';

/** A date that exists: 2026-02-30 has the right shape and is no day. */
export function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** Each judges a value that already has the right shape; `today` is a Vietnamese day. */
const judges: Readonly<Record<Check, (value: string, today: string) => boolean>> = {
  'identity-number': (value, today) => readIdentityNumber(value, Number(today.slice(0, 4))).ok,
  'tax-code': (value) => readTaxCode(value).ok,
  'mobile-phone': (value) => readPhone(value, { mobileOnly: true }).ok,
  'not-in-future': (value, today) => value <= today,
  adult: (value, today) => yearsBetween(value, today) >= 18,
};

/** The checks that a value fails. */
export const failedChecks = (value: AnswerValue, checks: readonly Check[], today: string): readonly Check[] =>
  (typeof value === 'string' ? checks.filter((check) => !judges[check](value, today)) : []);
