import type { Actor, Role } from '@tinhso/kernel';
import { ActorCache } from './actor-cache.js';
import { actorOfClaims } from './actor-of-claims.js';
import { IssuerKeys } from './issuer-keys.js';
import { TokenChecker } from './token-checker.js';
import { noPlacements } from './placement-source.js';
import type { PlacementSource } from './placement-source.js';

/** Turns an access token into the actor it speaks for. */
export interface TokenVerifier {
  /**
   * Throws `auth/unauthenticated` for a token that may not be believed (without any request to the outside when its shape
   * gives it away), `auth/issuer-unavailable` when no key could be had, `auth/directory-unavailable` when an official's
   * placements could not.
   */
  verify(token: string): Promise<Actor>;
}

export const apiAudience = 'tinhso-api';

const officials: ReadonlySet<Role> = new Set<Role>(['one-stop-clerk', 'officer', 'leader', 'issuing-clerk', 'unit-administrator', 'system-administrator', 'agency-technician']);

export interface TokenVerifierOptions {
  /** Exactly the `iss` of its tokens: `<origin>/realms/<realm>`. */
  readonly issuerUrl: string;
  /** Address of the same realm for this process when it differs from the public one. */
  readonly issuerInternalUrl?: string;
  readonly audience?: string;
  /** Without it officials have no jurisdiction: everything but `any` is refused to them. */
  readonly placements?: PlacementSource;
  readonly fetch?: typeof fetch;
}

/** A verifier for Keycloak and for the embedded issuer alike; verified tokens are remembered for 60 s at most. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keys = new IssuerKeys({ realmUrl: options.issuerInternalUrl ?? options.issuerUrl, ...(options.fetch ? { fetch: options.fetch } : {}) });
  const checker = new TokenChecker({ issuer: options.issuerUrl, audience: options.audience ?? apiAudience }, keys);
  const cache = new ActorCache();
  const placements = options.placements ?? noPlacements;
  return {
    async verify(token) {
      let actor = cache.get(token);
      if (!actor) {
        const claims = await checker.check(token);
        actor = actorOfClaims(claims);
        cache.set(token, actor, claims.exp ?? 0);
      }
      return actor.roles.some((role) => officials.has(role)) ? { ...actor, placements: await placements.placementsFor(actor.username) } : actor;
    },
  };
}
