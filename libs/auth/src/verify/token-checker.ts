import type { KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import GrantManager from 'keycloak-connect/middleware/auth-utils/grant-manager.js';
import { authErrors } from '../auth.errors.js';
import type { IssuerKeys } from './issuer-keys.js';
import { kidOf } from './token-shape.js';
import type { Expected } from './token-shape.js';

const clockToleranceSeconds = 5;

/**
 * Checks one access token: keycloak-connect's GrantManager (type, issuer, audience, expiry, RSA-SHA256), and jose for
 * what it does not look at (crit, nbf, iat in the future, strict encoding: token-checker.spec.ts lists what it believes alone).
 * GrantManager's own key rotation is replaced: it asks the issuer without a time limit for every unknown kid.
 */
export class TokenChecker {
  private readonly manager: GrantManager;

  constructor(private readonly expected: Expected, private readonly keys: IssuerKeys) {
    this.manager = new GrantManager({ realmUrl: expected.issuer, clientId: expected.audience, bearerOnly: true, verifyTokenAudience: true });
    this.manager.rotation = { getJWK: async (kid) => (await keys.find(kid)) ?? Promise.reject(new Error('unknown key')) };
  }

  /** The claims of a token that may be believed. Throws `auth/unauthenticated` or `auth/issuer-unavailable`. */
  async check(token: string): Promise<JWTPayload> {
    const kid = kidOf(token, this.expected);
    const key = kid === undefined ? undefined : await this.keys.find(kid);
    if (!key) throw authErrors('auth/unauthenticated');
    try {
      await this.manager.createGrant({ access_token: token });
      return await this.verifyWithJose(token, key);
    } catch {
      throw authErrors('auth/unauthenticated');
    }
  }

  private async verifyWithJose(token: string, key: KeyObject): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'], issuer: this.expected.issuer, audience: this.expected.audience,
      requiredClaims: ['exp', 'iat', 'sub'], clockTolerance: clockToleranceSeconds,
    });
    if ((payload.iat ?? 0) > Date.now() / 1_000 + clockToleranceSeconds) throw new Error('issued in the future');
    return payload;
  }
}
