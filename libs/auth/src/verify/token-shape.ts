import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { JWTPayload } from 'jose';

/** A realistic token has 1–3 KB; a header line ends at 16 KB in Node. */
const longestToken = 8_192;
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const plainKid = /^[A-Za-z0-9_-]{1,128}$/;
const allowedHeader = new Set(['alg', 'typ', 'kid']);
const allowedTypes = new Set([undefined, 'JWT', 'at+jwt']);

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
}

/**
 * Refuses, without a key and without a request, what can never become valid: the cheap part of the check.
 * Returns the kid to look for, or undefined. `jwk`, `jku`, `x5c`, `x5u`, `crit` and every other header
 * that could steer the choice of a key are refused by not being on the list.
 */
export function kidOf(token: unknown, expected: Expected, now = Date.now()): string | undefined {
  if (typeof token !== 'string' || token.length > longestToken || !compact.test(token)) return undefined;
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== 'RS256' || !allowedTypes.has(header.typ) || Object.keys(header).some((name) => !allowedHeader.has(name))) return undefined;
    if (typeof header.kid !== 'string' || !plainKid.test(header.kid)) return undefined;
    return isPlausible(decodeJwt(token), expected, now / 1_000) ? header.kid : undefined;
  } catch {
    return undefined;
  }
}

function isPlausible(payload: JWTPayload, expected: Expected, nowSeconds: number): boolean {
  const audience = Array.isArray(payload.aud) ? payload.aud : [payload.aud];
  return payload.iss === expected.issuer && audience.includes(expected.audience) && payload['typ'] === 'Bearer'
    && typeof payload.exp === 'number' && payload.exp > nowSeconds && typeof payload.sub === 'string' && payload.sub.length > 0;
}
