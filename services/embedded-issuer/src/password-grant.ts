import type { Account } from '@tinhso/auth';
import { errors } from 'oidc-provider';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { findByPassword } from './credentials.js';
import { apiResource } from './claims.js';

/** Keycloak's direct grant, for clients that list it (`tinhso-cli`): the same call then works on both issuers. */
export function offerPasswordGrant(provider: Provider, accounts: readonly Account[]): void {
  const answer = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { client, params } = ctx.oidc;
    const account = findByPassword(accounts, String(params?.['username'] ?? ''), String(params?.['password'] ?? ''));
    if (!client || !account) throw new errors.InvalidGrant('invalid user credentials');
    const grant = new provider.Grant({ clientId: client.clientId, accountId: account.subject });
    grant.addResourceScope(apiResource, 'openid');
    const token = new provider.AccessToken({ client, accountId: account.subject, grantId: await grant.save(), gty: 'password', scope: 'openid' } as never);
    token.resourceServer = new provider.ResourceServer(apiResource, { scope: 'openid', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } });
    ctx.oidc.entity('Client', client);
    ctx.oidc.entity('AccessToken', token);
    ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer', scope: 'openid' };
  };
  provider.registerGrantType('password', answer, ['username', 'password', 'scope'], []);
}
