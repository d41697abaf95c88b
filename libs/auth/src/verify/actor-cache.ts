import { hash } from 'node:crypto';
import type { Actor } from '@tinhso/kernel';

const longestLifeMs = 60_000;

/** Remembers the actors of verified tokens by the token's SHA-256, never longer than the token or 60 s; the oldest give way. */
export class ActorCache {
  private readonly entries = new Map<string, { actor: Actor; until: number }>();

  constructor(private readonly capacity = 10_000) {}

  get(token: string, now = Date.now()): Actor | undefined {
    const entry = this.entries.get(keyOf(token));
    return entry && entry.until > now ? entry.actor : undefined;
  }

  /** `exp` as the token says it: seconds since 1970. */
  set(token: string, actor: Actor, exp: number, now = Date.now()): void {
    const key = keyOf(token);
    this.entries.delete(key);
    this.entries.set(key, { actor, until: Math.min(now + longestLifeMs, exp * 1_000) });
    if (this.entries.size > this.capacity) this.entries.delete(this.entries.keys().next().value as string);
  }
}

const keyOf = (token: string): string => hash('sha256', token, 'base64url');
