import { read, refused, type Read } from './result.js';

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

export type TaxCodeProblem = 'format' | 'check-digit' | 'branch';

/**
 * Reads a tax code (MST): 10 digits with a check digit, 10 digits and a branch `-001` to `-999`, or, since July 2025,
 * a person's 12-digit identification number. The normal form keeps the dash before a branch.
 */
export function readTaxCode(text: string): Read<string, TaxCodeProblem> {
  const digits = text.normalize('NFKC').replace(/[\s.\-–]/gu, '');
  if (/^\d{12}$/.test(digits)) return read(digits);
  const match = /^(\d{9})(\d)(\d{3})?$/.exec(digits);
  if (!match) return refused('format');
  const [, body = '', check = '', branch] = match;
  if (/^00|^\d\d0{7}$/.test(body)) return refused('format');
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  if (10 - (sum % 11) !== Number(check)) return refused('check-digit');
  if (branch === '000') return refused('branch');
  return read(branch ? `${body}${check}-${branch}` : `${body}${check}`);
}
