import type { RealmClient } from '@tinhso/auth';
import type { ClientMetadata, Provider } from 'oidc-provider';

const grantTypes: Record<RealmClient['kind'], string[]> = { web: ['authorization_code', 'refresh_token'], machine: ['client_credentials'], tool: ['password'] };

/** A realm client in the words of oidc-provider. */
export function clientMetadata(client: RealmClient): ClientMetadata {
  return {
    client_id: client.id, client_name: client.name, grant_types: grantTypes[client.kind], response_types: client.kind === 'web' ? ['code'] : [],
    redirect_uris: [...client.redirectUris], post_logout_redirect_uris: [...client.redirectUris], scope: ['openid', ...client.scopes].join(' '),
    ...(client.secret === undefined
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret: client.secret, token_endpoint_auth_method: 'client_secret_basic' as const }),
  };
}

const allowed = (registered: readonly string[] | undefined, asked: string): boolean => (registered ?? []).some((uri) =>
  (uri.endsWith('/*') ? isBelow(uri.slice(0, -1), asked) : uri === asked));

/** Same origin and below the path after normalisation: `..`, user info and look-alike hosts do not pass. */
function isBelow(base: string, asked: string): boolean {
  const [from, to] = [URL.parse(base), URL.parse(asked)];
  return !!from && !!to && to.origin === from.origin && to.pathname.startsWith(from.pathname) && !to.hash && !to.username && !to.password;
}

/** Lets a registered `<origin>/*` stand for every path there, as it does in the Keycloak realm. */
export function wildcardRedirects(provider: Provider): void {
  const prototype = provider.Client.prototype as { redirectUriAllowed(uri: string): boolean; postLogoutRedirectUriAllowed(uri: string): boolean };
  prototype.redirectUriAllowed = function redirectUriAllowed(this: { redirectUris?: string[] }, uri) { return allowed(this.redirectUris, uri); };
  prototype.postLogoutRedirectUriAllowed = function postLogoutRedirectUriAllowed(this: { postLogoutRedirectUris?: string[] }, uri) { return allowed(this.postLogoutRedirectUris, uri); };
}
