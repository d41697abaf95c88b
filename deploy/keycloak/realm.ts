import { identityClaims, serviceAccountName, subjectOf } from '@tinhso/auth';
import type { Account, RealmClient } from '@tinhso/auth';
import { roles } from '@tinhso/kernel';
import { clientScopes, platformScope } from './client-scopes.js';

type Json = Record<string, unknown>;

const userOf = (account: Account): Json => ({
  id: account.subject, username: account.username, enabled: true, emailVerified: true, firstName: account.name,
  ...(account.email ? { email: account.email } : {}), attributes: Object.fromEntries(Object.entries(account.claims).map(([name, value]) => [name, [value]])),
  credentials: [{ type: 'password', value: account.password, temporary: false }], realmRoles: [...account.roles],
});

const serviceUserOf = (client: RealmClient): Json => {
  const username = serviceAccountName(client.id);
  return { id: subjectOf(username), username, enabled: true, serviceAccountClientId: client.id, realmRoles: [...client.roles] };
};

const clientOf = (client: RealmClient): Json => ({
  clientId: client.id, name: client.name, enabled: true, protocol: 'openid-connect', fullScopeAllowed: true, frontchannelLogout: false,
  publicClient: client.secret === undefined, ...(client.secret === undefined ? {} : { clientAuthenticatorType: 'client-secret', secret: client.secret }),
  standardFlowEnabled: client.kind === 'web', implicitFlowEnabled: false, directAccessGrantsEnabled: client.kind === 'tool', serviceAccountsEnabled: client.kind === 'machine',
  redirectUris: [...client.redirectUris], webOrigins: [], defaultClientScopes: [platformScope, ...client.scopes], optionalClientScopes: [],
  attributes: client.kind === 'web' ? { 'pkce.code.challenge.method': 'S256', 'post.logout.redirect.uris': client.redirectUris.join('##') } : {},
});

/** Keycloak's default profile asks everybody for e-mail, first and last name, and drops attributes that it does not know. */
const userProfile = {
  attributes: [
    { name: 'username', displayName: '${username}', permissions: { view: ['admin', 'user'], edit: ['admin'] } },
    { name: 'email', displayName: '${email}', validations: { email: {} }, permissions: { view: ['admin', 'user'], edit: ['admin', 'user'] } },
    { name: 'firstName', displayName: '${firstName}', permissions: { view: ['admin', 'user'], edit: ['admin'] } },
    { name: 'lastName', displayName: '${lastName}', permissions: { view: ['admin', 'user'], edit: ['admin'] } },
    ...identityClaims.map((name) => ({ name, displayName: name, permissions: { view: ['admin', 'user'], edit: ['admin'] } })),
  ],
};

const bruteForce = {
  bruteForceProtected: true, permanentLockout: false, failureFactor: 10, waitIncrementSeconds: 60, maxFailureWaitSeconds: 900, maxDeltaTimeSeconds: 43_200, quickLoginCheckMilliSeconds: 1_000, minimumQuickLoginWaitSeconds: 60,
};

/** Seconds; the embedded issuer's `lifetimes` are the same. */
const lifetimes = { accessTokenLifespan: 300, accessCodeLifespan: 60, ssoSessionIdleTimeout: 1_800, ssoSessionMaxLifespan: 36_000, accessCodeLifespanLogin: 1_800, revokeRefreshToken: true, refreshTokenMaxReuse: 0 };

/** The realm as Keycloak imports it. People and secrets are those of a demonstration: a real installation imports its own. */
export function realmOf(accounts: readonly Account[], clients: readonly RealmClient[]): Json {
  const machines = clients.filter((client) => client.kind === 'machine');
  return {
    realm: 'tinhso', displayName: 'Tỉnh Số', enabled: true, sslRequired: 'external', registrationAllowed: false, resetPasswordAllowed: false, editUsernameAllowed: false, loginWithEmailAllowed: false, duplicateEmailsAllowed: true,
    internationalizationEnabled: true, supportedLocales: ['vi', 'en'], defaultLocale: 'vi', defaultSignatureAlgorithm: 'RS256', ...bruteForce, ...lifetimes,
    roles: { realm: roles.map((name) => ({ name })) },
    clientScopes: clientScopes([...new Set(clients.flatMap((client) => client.scopes))].sort()),
    defaultDefaultClientScopes: [platformScope], defaultOptionalClientScopes: [],
    clients: clients.map(clientOf), users: [...accounts.map(userOf), ...machines.map(serviceUserOf)],
    components: { 'org.keycloak.userprofile.UserProfileProvider': [{ providerId: 'declarative-user-profile', subComponents: {}, config: { 'kc.user.profile.config': [JSON.stringify(userProfile)] } }] },
  };
}
