import { read, refused, type Read } from './result.js';

export type PhoneProblem = 'format' | 'not-mobile';

const mobile = /^(3[2-9]|5[2689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const landline = /^2\d{8,9}$/;

/** Reads a Vietnamese phone number, written with +84, 84, 0084 or 0, into E.164. `mobileOnly` refuses landlines, which cannot get an SMS. */
export function readPhone(text: string, options: { mobileOnly?: boolean } = {}): Read<string, PhoneProblem> {
  const compact = text.normalize('NFKC').replace(/[\s.\-–()]/gu, '');
  const match = /^(?:\+84|0084|84|0)(\d{9,10})$/.exec(compact);
  const national = match?.[1] ?? '';
  if (mobile.test(national)) return read(`+84${national}`);
  if (!landline.test(national)) return refused('format');
  return options.mobileOnly ? refused('not-mobile') : read(`+84${national}`);
}

/** An E.164 number as people write it at home: +84912345678 is "0912 345 678". */
export const phoneForPeople = (e164: string): string => {
  const national = e164.replace(/^\+84/, '0');
  return national.length === 10 ? national.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : national;
};
