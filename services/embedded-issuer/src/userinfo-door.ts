import { createPublicKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiAudience } from '@tinhso/auth';
import type { Account } from '@tinhso/auth';
import { jwtVerify } from 'jose';
import { profileClaims } from './claims.js';
import type { IssuerSecrets } from './issuer-secrets.js';

/** Userinfo for the very access tokens that the APIs take, as on Keycloak; the library refuses those that have an audience. */
export class UserinfoDoor {
  private readonly key;

  constructor(private readonly issuerUrl: string, secrets: IssuerSecrets, private readonly accounts: ReadonlyMap<string, Account>) {
    this.key = createPublicKey({ key: secrets.signingKey as never, format: 'jwk' });
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const account = await this.accountOf(/^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    if (!account) response.writeHead(401, { ...headers, 'www-authenticate': 'Bearer error="invalid_token"' }).end('{"error":"invalid_token"}');
    else response.writeHead(200, headers).end(JSON.stringify({ sub: account.subject, ...profileClaims(account) }));
  }

  private async accountOf(token: string): Promise<Account | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['RS256'], issuer: this.issuerUrl, audience: apiAudience });
      return this.accounts.get(payload.sub ?? '');
    } catch {
      return undefined;
    }
  }
}
