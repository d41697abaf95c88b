import { describe, expect, it } from '@jest/globals';
import GrantManager from 'keycloak-connect/middleware/auth-utils/grant-manager.js';
import { hostileTokens } from '../../test/hostile-tokens.js';
import { startLocalIssuer } from '../../test/local-issuer.js';

describe('keycloak-connect alone', () => {
  it('believes tokens that it should not: why the checker looks before and after it', async () => {
    const issuer = await startLocalIssuer();
    const manager = new GrantManager({ realmUrl: issuer.url, clientId: 'tinhso-api', bearerOnly: true, verifyTokenAudience: true });
    manager.rotation = { getJWK: async (kid) => (kid === issuer.kid ? issuer.privateKeyPem : Promise.reject(new Error('unknown key'))) };
    const believed: string[] = [];
    for (const [name, token] of Object.entries(await hostileTokens(issuer))) {
      await manager.createGrant({ access_token: token }).then(() => believed.push(name), () => undefined);
    }
    await issuer.close();
    expect(believed).toEqual(expect.arrayContaining(['not before tomorrow', 'crit with an unknown extension', 'without expiry', 'without subject']));
  });
});
