import { identityClaims } from '@tinhso/auth';
import type { Account, RealmClient } from '@tinhso/auth';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { accessTokenPayload, apiResource, profileClaims } from './claims.js';
import type { IssuerSecrets } from './issuer-secrets.js';
import { showError, signOut, signedOut } from './provider-pages.js';

export interface ProviderParts {
  readonly basePath: string;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly clients: readonly RealmClient[];
  readonly secrets: IssuerSecrets;
}

const minutes = 60;
/** Lifetimes in seconds, those of deploy/keycloak/realm.json. */
export const lifetimes = { AccessToken: 5 * minutes, ClientCredentials: 5 * minutes, AuthorizationCode: minutes, IdToken: 5 * minutes, RefreshToken: 30 * minutes, Interaction: 30 * minutes, Session: 600 * minutes, Grant: 600 * minutes };

const openidConnect = '/protocol/openid-connect';

const scopesOf = (clients: readonly RealmClient[]): string[] => [...new Set(['openid', ...clients.flatMap((client) => client.scopes)])];

/** Everybody who may log in has agreed: the realm's clients are the platform itself. */
async function grantWithoutAsking(ctx: KoaContextWithOIDC, scope: string) {
  const { client, session, provider } = ctx.oidc;
  const known = client && session?.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client?.clientId as string, accountId: session?.accountId as string });
  grant.addOIDCScope(scope);
  grant.addResourceScope(apiResource, scope);
  await grant.save();
  return grant;
}

/** oidc-provider set up as the realm's twin; PKCE is asked of every client, consent of nobody, refresh tokens work once. */
export function providerConfiguration({ basePath, accounts, clients, secrets }: ProviderParts): Configuration {
  const scopes = scopesOf(clients);
  const byId = new Map(clients.map((client) => [client.id, client]));
  return {
    jwks: { keys: [secrets.signingKey] }, scopes, ttl: lifetimes, claims: { openid: ['sub', 'name', 'preferred_username', 'email', ...identityClaims] },
    cookies: { keys: [...secrets.cookieKeys], long: { signed: true, path: basePath }, short: { signed: true } },
    routes: { authorization: `${openidConnect}/auth`, token: `${openidConnect}/token`, jwks: `${openidConnect}/certs`, userinfo: `${openidConnect}/userinfo`, end_session: `${openidConnect}/logout`, revocation: `${openidConnect}/revoke` },
    pkce: { required: () => true }, conformIdTokenClaims: false, rotateRefreshToken: true, clientBasedCORS: () => false,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: (ctx) => grantWithoutAsking(ctx, scopes.join(' ')),
    interactions: { url: (_, interaction) => `${basePath}/login/${interaction.uid}` },
    findAccount: (_, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: async () => ({ sub: id, ...profileClaims(account) }) };
    },
    renderError: showError,
    features: {
      devInteractions: { enabled: false }, clientCredentials: { enabled: true }, revocation: { enabled: true, allowedPolicy: async (ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource: signOut, postLogoutSuccessSource: signedOut },
      resourceIndicators: {
        enabled: true, defaultResource: async () => apiResource, useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({ scope: scopes.join(' '), accessTokenFormat: 'jwt' as const, jwt: { sign: { alg: 'RS256' as const } } }),
      },
    },
    formats: {
      customizers: {
        jwt: (_, token, parts) => {
          const clientId = String(parts.payload['client_id']);
          const account = 'accountId' in token ? accounts.get(String(token.accountId)) : undefined;
          parts.header = { typ: 'JWT' };
          parts.payload = accessTokenPayload(parts.payload, account, byId.get(clientId));
        },
      },
    },
  };
}
