import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenOf } from '../support/client.js';
import { platformOn } from '../support/platform.js';
import type { Platform } from './registry.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** The real door, the real issuer and its published key; the matrix of forgeries stands beside the verifier. */
describe('forged tokens at the real door', () => {
  let platform: Platform;
  let good: string;
  let pem: string;
  let ownKey: KeyObject;
  beforeAll(async () => {
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
    good = await tokenOf(platform.issuer, 'lan');
    const { keys } = (await (await fetch(`${platform.issuer}/protocol/openid-connect/certs`)).json()) as { keys: (JsonWebKey & { kid: string })[] };
    const key = keys.find(({ kid }) => kid === decode(good.split('.')[0])['kid']) as JsonWebKey;
    const { signingKey } = JSON.parse(readFileSync(`${platform.dataDir}/issuer/issuer-secrets.json`, 'utf8')) as { signingKey: JsonWebKey };
    ownKey = createPrivateKey({ key: signingKey, format: 'jwk' });
    pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
  }, 60_000);
  afterAll(() => platform?.stop(), 30_000);

  const statuses = (token: string): Promise<number[]> => Promise.all(platform.services.map(async ({ name, app }) => {
    const path = { 'public-services': 'my-dossiers', payments: 'refunds', directory: 'officers', 'agency-events': 'events', notifications: 'failed-messages', 'portal-sync': 'dossiers/01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d' }[name] ?? '';
    expect(app).toBeDefined();
    return (await fetch(`${platform.origin}/api/${name}/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  }));
  const forge: Readonly<Record<string, (head: Record<string, unknown>, claims: Record<string, unknown>, signature: string) => string>> = {
    'alg none': (head, claims) => `${encode({ ...head, alg: 'none' })}.${encode(claims)}.`,
    'alg none under the old signature': (head, claims, signature) => `${encode({ ...head, alg: 'none' })}.${encode(claims)}.${signature}`,
    'HS256 signed with the public key': (head, claims) => {
      const signed = `${encode({ ...head, alg: 'HS256' })}.${encode(claims)}`;
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    },
    'another role under the old signature': (head, claims, signature) => `${encode(head)}.${encode({ ...claims, realm_access: { roles: ['leader', 'system-administrator'] } })}.${signature}`,
    'a longer life under the old signature': (head, claims, signature) => `${encode(head)}.${encode({ ...claims, exp: 4_000_000_000 })}.${signature}`,
    'another audience under the old signature': (head, claims, signature) => `${encode(head)}.${encode({ ...claims, aud: 'another' })}.${signature}`,
  };

  it('lets the good one in, so that the rest means something', async () => expect(await statuses(good)).toContain(200));
  it.each(Object.entries(forge))('refuses %s with 401 at every service', async (_, make) => {
    const [head, claims, signature = ''] = good.split('.');
    expect(await statuses(make(decode(head), decode(claims), signature))).toEqual(platform.services.map(() => 401));
  });

  /** As the issuer itself would sign it. */
  const signed = (changes: Record<string, unknown>): string => {
    const [head, claims] = good.split('.');
    const text = `${head}.${encode({ ...decode(claims), ...changes })}`;
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), ownKey).toString('base64url')}`;
  };
  const seconds = Math.floor(Date.now() / 1_000);
  const unfit: Readonly<Record<string, Record<string, unknown>>> = {
    'is expired': { iat: seconds - 660, exp: seconds - 60 }, 'begins in an hour': { nbf: seconds + 3_600, exp: seconds + 7_200 },
    'is for another audience': { aud: 'another' }, 'is for nobody': { aud: undefined }, 'names another issuer': { iss: 'https://elsewhere.example/realms/tinhso' },
  };

  it('lets in what the issuer signs anew, so that the rest means something', async () => expect(await statuses(signed({ jti: 'anew' }))).toEqual(await statuses(good)));
  it.each(Object.entries(unfit))('refuses with 401 at every service what the issuer signed but %s', async (_, changes) => {
    expect(await statuses(signed(changes))).toEqual(platform.services.map(() => 401));
  });
});
