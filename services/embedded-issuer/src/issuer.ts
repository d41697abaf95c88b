import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account, RealmClient } from '@tinhso/auth';
import { Provider } from 'oidc-provider';
import { clientMetadata, wildcardRedirects } from './clients.js';
import { loadSecrets } from './issuer-secrets.js';
import { LoginDoor } from './login-door.js';
import { memoryAdapter } from './memory-adapter.js';
import { offerPasswordGrant } from './password-grant.js';
import { providerConfiguration } from './provider.config.js';
import { styleSheet } from './style.js';
import { UserinfoDoor } from './userinfo-door.js';

export interface IssuerOptions {
  /** `<origin>/realms/<realm>`; exactly the `iss` of its tokens. */
  readonly issuerUrl: string;
  readonly accounts: readonly Account[];
  readonly clients: readonly RealmClient[];
  /** Signing and cookie keys are kept here, so that tokens outlive a restart. Made when missing, readable by the owner only. */
  readonly keysDir: string;
  /** Shows the accounts with one-click log-in. Default true: this issuer is for the embedded profile. */
  readonly demoLogins?: boolean;
}

export interface Issuer {
  /** Answers every request below the issuer's path; the request must not have been rewritten. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

interface MountedRequest extends IncomingMessage {
  originalUrl?: string;
}

/**
 * An OpenID provider with the paths, claims and clients of the Keycloak realm, for one process and without one.
 * Sessions and refresh tokens live in memory: after a restart people log in again, services do not notice.
 */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const secrets = await loadSecrets(options.keysDir);
  const accounts = new Map(options.accounts.map((account) => [account.subject, account]));
  const provider = new Provider(options.issuerUrl, {
    ...providerConfiguration({ basePath: new URL(options.issuerUrl).pathname, accounts, clients: options.clients, secrets }),
    adapter: memoryAdapter(), clients: options.clients.map(clientMetadata),
  });
  provider.proxy = options.issuerUrl.startsWith('https:');
  wildcardRedirects(provider);
  offerPasswordGrant(provider, options.accounts);
  const basePath = new URL(options.issuerUrl).pathname;
  const login = new LoginDoor(provider, basePath, options.accounts, options.demoLogins ?? true);
  const userinfo = new UserinfoDoor(options.issuerUrl, secrets, accounts);
  const answerProvider = provider.callback();
  return {
    async handle(request: MountedRequest, response) {
      const path = (request.url ?? '/').slice(basePath.length);
      if (!(request.url ?? '').startsWith(`${basePath}/`)) return void response.writeHead(404).end();
      if (path === '/style.css') return void response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' }).end(styleSheet);
      if (path.startsWith('/login/')) return login.answer(request, response);
      if (path.startsWith('/protocol/openid-connect/userinfo')) return userinfo.answer(request, response);
      request.originalUrl = request.url as string;
      request.url = path;
      await answerProvider(request, response);
    },
    async close() { /* nothing outlives the requests: no timers, no sockets */ },
  };
}
