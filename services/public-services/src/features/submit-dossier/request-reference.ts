import { randomInt } from 'node:crypto';
import { dayOf } from '@tinhso/calendar';

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `YC-yymmdd-XXXXXX`: easy to read out on the phone, impossible to count through. */
export function newRequestReference(at: Date): string {
  const day = dayOf(at).slice(2).replaceAll('-', '');
  return `YC-${day}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}
