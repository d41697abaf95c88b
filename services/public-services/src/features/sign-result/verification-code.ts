import { randomInt } from 'node:crypto';

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twenty letters that nobody can guess: 98 bits, without those that are easily mistaken for others. */
export const newVerificationCode = (): string => Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join('');
