import { createHmac, timingSafeEqual } from 'node:crypto';

export type Params = Readonly<Record<string, string>>;

const signed = (params: Params): string => new URLSearchParams(
  Object.entries(params)
    .filter(([name, value]) => value !== '' && name.startsWith('vnp_') && name !== 'vnp_SecureHash' && name !== 'vnp_SecureHashType')
    .sort(([a], [b]) => (a < b ? -1 : 1)),
).toString();

/** VNPAY 2.1.0: HMAC-SHA512 in hex over the form-urlencoded parameters, sorted by name. */
export const secureHash = (params: Params, secret: string): string => createHmac('sha512', secret).update(signed(params), 'utf8').digest('hex');

/** Compared in constant time; false without a hash. */
export function isSignedWith(params: Params, secret: string): boolean {
  const [right, given] = [Buffer.from(secureHash(params, secret)), Buffer.from((params['vnp_SecureHash'] ?? '').toLowerCase())];
  return right.length === given.length && timingSafeEqual(right, given);
}
