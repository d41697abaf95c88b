import { randomInt } from 'node:crypto';

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `YC-yymmdd-XXXXXX`: easy to read out on the phone, impossible to count through. */
export function newRequestReference(at: Date): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at).slice(2).replaceAll('-', '');
  return `YC-${day}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}
