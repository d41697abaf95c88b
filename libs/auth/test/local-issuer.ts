import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

/** A realm's certs endpoint and its signing key, for tests that forge tokens; it counts who comes by. */
export interface LocalIssuer {
  readonly url: string;
  readonly privateKey: CryptoKey;
  readonly privateKeyPem: string;
  readonly publicKey: CryptoKey;
  readonly kid: string;
  readonly requests: string[];
  claims(changes?: JWTPayload): JWTPayload;
  sign(claims?: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function startLocalIssuer(): Promise<LocalIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = 'signing-key-1';
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tinhso`;
  const claims = (changes: JWTPayload = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: url, aud: 'tinhso-api', typ: 'Bearer', azp: 'portal', sub: 'subject-1', iat: now, exp: now + 300, preferred_username: 'an', name: 'An', realm_access: { roles: ['citizen'] }, ...changes };
  };
  return {
    url, privateKey, privateKeyPem: await exportPKCS8(privateKey), publicKey, kid, requests, claims,
    sign: (changes = {}, header = {}) => new SignJWT(claims(changes)).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header }).sign(privateKey),
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
