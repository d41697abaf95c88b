import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTokenVerifier, demoSecretOf, platformClients, readRealmPack } from '@tinhso/auth';
import { createIssuer } from '@tinhso/embedded-issuer';
import { keycloakIssuer } from '@tinhso/testing';
import { decodeJwt } from 'jose';

const pack = process.env['PROVINCE_PACK'] ?? 'provinces/thai-nguyen';
const keycloak = keycloakIssuer();
/** A machine without Keycloak still proves the embedded half; the runner of the tiers decides what a skip means. */
const onBoth = keycloak === undefined ? it.skip : it;

/** What one token may say otherwise than the other: time, numbers, the address, and what Keycloak knows of its own session. */
const own = new Set(['iss', 'exp', 'iat', 'jti', 'sid', 'acr', 'auth_time']);

let embedded: string;
let server: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  embedded = `${origin}/realms/tinhso`;
  const { accounts, clients } = await readRealmPack(pack);
  const issuer = await createIssuer({ issuerUrl: embedded, accounts, clients: [...platformClients({ origins: [origin] }), ...clients], keysDir: folder });
  server.on('request', (request, response) => void issuer.handle(request, response));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
  await rm(folder, { recursive: true });
});

async function tokenOf(issuer: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  const body = (await answer.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`${issuer}: ${JSON.stringify(body)}`);
  return body.access_token;
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);

function comparable(token: string): Record<string, unknown> {
  const claims = decodeJwt(token);
  const roles = { roles: sorted((claims['realm_access'] as { roles: string[] }).roles) };
  const scope = sorted(String(claims['scope']).split(' '));
  return Object.fromEntries(Object.entries({ ...claims, scope, realm_access: roles }).filter(([name]) => !own.has(name)));
}

const person = (username: string) => ({ grant_type: 'password', client_id: 'tinhso-cli', username, password: 'tinhso-demo', scope: 'openid' });
const machine = (id: string) => ({ grant_type: 'client_credentials', client_id: id, client_secret: demoSecretOf(id) });

const callers: readonly [string, Record<string, string>][] = [
  ['a citizen', person('lan')], ['a business', person('xangdau')], ['a clerk', person('clerk.pdp')], ['an officer', person('officer.pdp')],
  ['a service', machine('svc-portal-sync')], ['an agency', machine('bao-hiem-xa-hoi')],
];

describe('the two issuers', () => {
  onBoth.each(callers)('say the same of %s, claim by claim', async (_, form) => {
    const [ours, theirs] = await Promise.all([tokenOf(embedded, form), tokenOf(keycloak as string, form)]);
    expect(comparable(ours)).toEqual(comparable(theirs));
    const [here, there] = await Promise.all([createTokenVerifier({ issuerUrl: embedded }).verify(ours), createTokenVerifier({ issuerUrl: keycloak as string }).verify(theirs)]);
    expect(here).toEqual(there);
  });

  onBoth('give every claim for at most five minutes', async () => {
    const form = person('lan');
    for (const issuer of [embedded, keycloak as string]) {
      const { iat, exp } = decodeJwt(await tokenOf(issuer, form));
      expect((exp as number) - (iat as number)).toBe(300);
    }
  });

  onBoth('speak of the same paths', async () => {
    const [ours, theirs] = (await Promise.all([embedded, keycloak as string].map(async (issuer) =>
      (await fetch(`${issuer}/.well-known/openid-configuration`)).json()))) as [Record<string, string>, Record<string, string>];
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint', 'end_session_endpoint', 'revocation_endpoint']) {
      expect([name, new URL(ours[name] as string).pathname]).toEqual([name, new URL(theirs[name] as string).pathname]);
    }
  });

  it('the embedded one carries every account of the pack', async () => {
    const { accounts } = await readRealmPack(pack);
    const verifier = createTokenVerifier({ issuerUrl: embedded });
    for (const account of accounts) {
      const actor = await verifier.verify(await tokenOf(embedded, { ...person(account.username), password: account.password }));
      expect([actor.id, actor.roles]).toEqual([account.subject, account.roles]);
    }
  });
});
