import type { Account, RealmClient } from '@tinhso/auth';
import { apiAudience, serviceAccountName, subjectOf } from '@tinhso/auth';

/** One resource server: the platform's APIs. oidc-provider wants a URI for it; the token says `tinhso-api` as Keycloak's does. */
export const apiResource = 'urn:tinhso:api';

/** What every token of a person says about the person. */
export const profileClaims = (account: Account): Record<string, unknown> => ({
  preferred_username: account.username, name: account.name, ...(account.email ? { email: account.email } : {}), ...account.claims,
});

interface IssuedPayload {
  readonly [claim: string]: unknown;
  readonly client_id?: unknown;
  readonly scope?: unknown;
}

/** Forms an access token as the Keycloak realm does: the same claims, under the same names. */
export function accessTokenPayload(issued: IssuedPayload, account: Account | undefined, client: RealmClient | undefined): Record<string, unknown> {
  const { client_id: clientId, aud: _, ...rest } = issued;
  const username = serviceAccountName(String(clientId));
  const subject = account
    ? { sub: account.subject, ...profileClaims(account), realm_access: { roles: [...account.roles] } }
    : { sub: subjectOf(username), preferred_username: username, realm_access: { roles: [...(client?.roles ?? [])] } };
  const scope = issued.scope ?? (account ? 'openid' : (client?.scopes ?? []).join(' '));
  return { ...rest, aud: apiAudience, typ: 'Bearer', azp: clientId, scope, ...subject };
}
