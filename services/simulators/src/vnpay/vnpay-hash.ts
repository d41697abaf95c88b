import { createHmac, timingSafeEqual } from 'node:crypto';

export type Params = Readonly<Record<string, string>>;

const unsigned = new Set(['vnp_SecureHash', 'vnp_SecureHashType']);

/** What VNPAY 2.1.0 signs: `k=v&…` sorted by key, form-urlencoded, without the hash itself and without empty values. */
export function signedText(params: Params): string {
  const pairs = Object.entries(params).filter(([name, value]) => !unsigned.has(name) && value !== '');
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(pairs).toString();
}

/** vnp_SecureHash: HMAC-SHA512 in hex. */
export const secureHash = (params: Params, secret: string): string =>
  createHmac('sha512', secret).update(signedText(params), 'utf8').digest('hex');

export const withHash = (params: Params, secret: string): Params => ({ ...params, vnp_SecureHash: secureHash(params, secret) });

export function hashIsRight(params: Params, secret: string): boolean {
  const [want, have] = [Buffer.from(secureHash(params, secret)), Buffer.from((params.vnp_SecureHash ?? '').toLowerCase())];
  return want.length === have.length && timingSafeEqual(want, have);
}
