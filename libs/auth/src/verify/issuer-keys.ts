import { createPublicKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { authErrors } from '../auth.errors.js';

export interface IssuerKeysOptions {
  /** Where the keys are: the issuer itself, or its address inside the cluster. */
  readonly realmUrl: string;
  readonly fetch?: typeof fetch;
  /** Least time between two requests, in milliseconds. */
  readonly cooldownMs?: number;
  readonly timeoutMs?: number;
}

interface Jwk extends JsonWebKey {
  readonly kid?: string;
  readonly use?: string;
}

/**
 * The issuer's RSA signing keys by kid. They are asked for at one fixed address, never at one that a token names,
 * and an unknown kid leads to at most one request per cool-down; known keys go on working while the issuer is down.
 */
export class IssuerKeys {
  private keys = new Map<string, KeyObject>();
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(private readonly options: IssuerKeysOptions) {}

  /** The key, or undefined when the issuer does not know it. Throws `auth/issuer-unavailable` when no key was ever seen. */
  async find(kid: string): Promise<KeyObject | undefined> {
    const known = this.keys.get(kid);
    if (known) return known;
    const cooledDown = performance.now() - this.askedAt >= (this.options.cooldownMs ?? 30_000);
    if (this.keys.size > 0 && !cooledDown && !this.asking) return undefined;
    this.asking ??= this.ask().finally(() => { this.asking = undefined; });
    try {
      await this.asking;
    } catch {
      if (this.keys.size === 0) throw authErrors('auth/issuer-unavailable');
    }
    return this.keys.get(kid);
  }

  private async ask(): Promise<void> {
    this.askedAt = performance.now();
    const request = this.options.fetch ?? fetch;
    const answer = await request(`${this.options.realmUrl}/protocol/openid-connect/certs`, {
      signal: AbortSignal.timeout(this.options.timeoutMs ?? 3_000), redirect: 'error',
    });
    if (!answer.ok) throw new Error(`certs answered ${answer.status}`);
    const { keys } = (await answer.json()) as { keys: Jwk[] };
    const usable = keys.filter((key) => key.kty === 'RSA' && key.use !== 'enc' && typeof key.kid === 'string');
    this.keys = new Map(usable.map((key) => [key.kid as string, createPublicKey({ key, format: 'jwk' })]));
  }
}
