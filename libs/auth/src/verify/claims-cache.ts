import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';

const longestLifeMs = 60_000;

/** Remembers verified tokens by their SHA-256, never longer than the token or 60 s; the oldest give way. */
export class ClaimsCache {
  private readonly entries = new Map<string, { claims: JWTPayload; until: number }>();

  constructor(private readonly capacity = 10_000) {}

  get(token: string, now = Date.now()): JWTPayload | undefined {
    const entry = this.entries.get(keyOf(token));
    return entry && entry.until > now ? entry.claims : undefined;
  }

  set(token: string, claims: JWTPayload, now = Date.now()): void {
    const key = keyOf(token);
    this.entries.delete(key);
    this.entries.set(key, { claims, until: Math.min(now + longestLifeMs, (claims.exp ?? 0) * 1_000) });
    if (this.entries.size > this.capacity) this.entries.delete(this.entries.keys().next().value as string);
  }
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
