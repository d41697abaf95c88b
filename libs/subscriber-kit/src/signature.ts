import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of Standard Webhooks, in lower case as Node hands them over. */
export type SignedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export type SignatureFault = 'headers-missing' | 'too-old' | 'too-new' | 'not-signed';

/** Seconds that a delivery's timestamp may lie from now, in both directions. */
export const tolerance = 300;

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** One signature of the scheme `v1`: HMAC-SHA256 over `id.timestamp.body`, the body byte for byte as it is sent. */
export const sign = (secret: string, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
const textOf = (headers: SignedHeaders, name: string): string => (typeof headers[name] === 'string' ? headers[name] : '');

/**
 * What is wrong with a delivery's signature; undefined when one of the secrets signed it. While a secret is being rotated
 * the header holds several signatures with blanks between; schemes other than `v1` are passed over.
 */
export function signatureFault(secrets: readonly string[], headers: SignedHeaders, body: string, now: Date): SignatureFault | undefined {
  const [id, time, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => textOf(headers, name)) as [string, string, string];
  if (!id || !/^\d{1,12}$/.test(time) || !given) return 'headers-missing';
  const age = Math.floor(now.getTime() / 1_000) - Number(time);
  if (age > tolerance) return 'too-old';
  if (age < -tolerance) return 'too-new';
  const expected = secrets.map((secret) => sign(secret, id, Number(time), body));
  return given.split(' ').some((one) => expected.some((good) => same(one, good))) ? undefined : 'not-signed';
}
