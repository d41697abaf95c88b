import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { subjectOf } from '@tinhso/auth';
import type { Role } from '@tinhso/kernel';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** One origin with a realm (keys and client credentials) and, once mounted, a service behind it. */
export interface LocalRealm {
  readonly origin: string;
  readonly issuer: string;
  mount(handle: Handle): void;
  token(username: string, roles: readonly Role[]): Promise<string>;
  close(): Promise<void>;
}

export async function startRealm(): Promise<LocalRealm> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] });
  let mounted: Handle = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/certs')) return void response.setHeader('content-type', 'application/json').end(keys);
    if (!request.url?.endsWith('/token')) return mounted(request, response);
    void token('svc-directory', ['service']).then((made) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ access_token: made, expires_in: 300, token_type: 'Bearer' })));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${origin}/realms/tinhso`;
  const token = (username: string, roles: readonly Role[]): Promise<string> => new SignJWT({
    iss: issuer, aud: 'tinhso-api', typ: 'Bearer', azp: 'portal', sub: subjectOf(username), preferred_username: username, name: username, realm_access: { roles },
  }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'k1' }).setIssuedAt().setExpirationTime('5m').sign(privateKey);
  return {
    origin, issuer, token, mount: (handle) => { mounted = handle; },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
