import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '@tinhso/kernel';
import type { Role } from '@tinhso/kernel';
import { demoSecretOf } from '@tinhso/auth';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { Caller, clientToken, tokenOf } from '../support/client.js';
import { platformOn } from '../support/platform.js';
import { operations, routesOf } from './registry.js';
import type { ApiRoute, Platform } from './registry.js';

/** One demo person for every role, each with that role only. */
const people: Readonly<Record<Exclude<Role, 'agency-client' | 'service'>, string>> = {
  citizen: 'lan', business: 'xangdau', 'one-stop-clerk': 'clerk.pdp', officer: 'officer.pdp', leader: 'leader.pdp', 'issuing-clerk': 'issuing.pdp',
  'unit-administrator': 'unitadmin.pdp', 'system-administrator': 'sysadmin', 'agency-technician': 'kythuat.cat',
};

describe('the matrix of routes and roles', () => {
  let platform: Platform;
  let routes: readonly ApiRoute[];
  let tokens: Readonly<Record<Role, string>>;

  beforeAll(async () => {
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
    routes = routesOf(platform);
    const held: [string, string][] = [];
    for (const [role, name] of Object.entries(people)) held.push([role, await tokenOf(platform.issuer, name)]);
    held.push(['agency-client', await clientToken(platform.issuer, 'so-y-te', 'demo-secret-of-so-y-te', 'procedures:read')]);
    held.push(['service', await clientToken(platform.issuer, 'svc-payments', demoSecretOf('svc-payments'), '')]);
    tokens = Object.fromEntries(held) as Record<Role, string>;
  }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  const ask = async ({ method, address }: Pick<ApiRoute, 'method' | 'address'>, token?: string, body?: object): Promise<{ status: number; type: string; body: string }> => {
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${platform.origin}${address}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text() };
  };
  const guarded = (): ApiRoute[] => routes.filter(({ permission }) => permission !== undefined);

  it('knows every route, and why the open ones are open', () => {
    expect(guarded().length).toBeGreaterThan(35);
    expect(routes.filter(({ permission, publicBecause }) => permission === undefined && (publicBecause ?? '').length < 10)).toEqual([]);
    expect(routes.filter(({ publicBecause }) => publicBecause !== undefined).map(({ service, method, path }) => `${method} ${service}${path}`).sort()).toEqual([
      'GET agency-events/event-types', 'GET agency-events/event-types/:name', 'GET agency-events/event-types/:name/schema', 'GET directory/agencies', 'GET directory/agencies/:code', 'GET directory/calendars', 'GET directory/calendars/:code', 'GET directory/communes', 'GET directory/province',
      'GET payments/bills/:id', 'GET payments/bills/:id/receipt', 'GET payments/vnpay/ipn', 'GET public-services/procedures', 'GET public-services/procedures/:code',
      'GET public-services/results/verify', 'GET public-services/tracking/:code', 'POST payments/bills/:id/attempts', 'POST payments/vnpay/ipn', 'POST public-services/results/verify-file',
    ]);
  });

  it('refuses each protected route without a token', async () => {
    const wrong: string[] = [];
    for (const route of guarded()) {
      const { status, type } = await ask(route);
      if (status !== 401 || !type.startsWith('application/problem+json')) wrong.push(`${route.method} ${route.address}: ${status} ${type}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each(roles)('refuses %s every route that its role does not have, and lets it at the others', async (role) => {
    const wrong: string[] = [];
    for (const route of guarded()) {
      const { status } = await ask(route, tokens[role]);
      // An agency client needs the scope too, and this one has another.
      const may = route.grants[role] !== undefined && role !== 'agency-client';
      if (may ? status === 401 || status === 403 || status >= 500 : status !== 403) wrong.push(`${route.method} ${route.address}: ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('lets an agency client read the feed by its scope, which it asked for and which its agency holds', async () => {
    const feed = { method: 'GET', address: '/api/agency-events/v1/events' };
    const token = (agency: string, scope: string): Promise<string> => clientToken(platform.issuer, agency, `demo-secret-of-${agency}`, scope);
    const read = await ask(feed, await token('cong-an-tinh', 'events:read'));
    expect([read.status, read.type]).toEqual([200, expect.stringContaining('cloudevents-batch+json')]);
    for (const unscoped of [tokens['agency-client'], await token('bao-hiem-xa-hoi', 'procedures:read')]) {
      const { status, type } = await ask(feed, unscoped);
      expect([status, type]).toEqual([403, expect.stringContaining('application/problem+json')]);
    }
    await expect(token('so-y-te', 'events:read')).rejects.toThrow('no token');
  });

  it('hides a dossier from everybody whom it does not concern: each of its routes answers 404 and nothing of it', async () => {
    const lan = new Caller(platform.origin, tokens.citizen);
    const made = await lan.post<{ id: string }>('/api/public-services/v1/dossiers', birthRegistration(await uploadedPaper(platform.origin, tokens.citizen)));
    expect(made.status).toBe(201);
    const strangers: Partial<Record<Role, string>> = { citizen: 'minh', business: 'xangdau', 'one-stop-clerk': 'clerk.phoyen', officer: 'officer.phoyen', leader: 'leader.phoyen', 'issuing-clerk': 'issuing.phoyen' };
    const examples = new Map(operations().map(({ method, path, body }) => [`${method} ${path}`, body?.example]));
    const wrong: string[] = [];
    let asked = 0;
    for (const [role, name] of Object.entries(strangers)) {
      const token = await tokenOf(platform.issuer, name);
      for (const route of guarded().filter(({ path, grants }) => path.startsWith('/dossiers/:id') && grants[role as Role] !== undefined)) {
        const address = route.address.replace(/dossiers\/[^/]+/, `dossiers/${made.body.id}`);
        const { status, body } = await ask({ method: route.method, address }, token, examples.get(`${route.method} ${route.address}`));
        asked += 1;
        if (status !== 404 || /Nhiên|NGUYỄN|YC-/.test(body)) wrong.push(`${role} ${route.method} ${route.path}: ${status}`);
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  }, 60_000);
});
