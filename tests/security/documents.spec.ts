import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencyToken } from '../support/client.js';
import { platformOn } from '../support/platform.js';

interface Problem { code: string; texts: { vi: string; en: string } }

describe('the one origin', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  beforeAll(async () => { platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false }); }, 60_000);
  afterAll(() => platform?.stop(), 30_000);
  const json = async (path: string): Promise<unknown> => (await fetch(`${platform.origin}${path}`)).json();

  it.each(['openapi.json', 'asyncapi.json'])('serves the %s that is committed', async (name) => {
    expect(await json(`/api/${name}`)).toEqual(JSON.parse(readFileSync(`docs/generated/${name}`, 'utf8')));
  });

  it.each<[string, string, number, string]>([
    ['GET', '/api/public-services/v1/nothing', 404, 'common/not-found'], ['GET', '/api/public-services/nothing', 404, 'common/not-found'],
    ['DELETE', '/api/public-services/v1/worklist', 405, 'common/method-not-allowed'], ['PUT', '/api/payments/v1/bills/01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', 405, 'common/method-not-allowed'],
    ['GET', '/api/public-services/v1/worklist', 401, 'auth/unauthenticated'],
  ])('%s %s is a problem with status %d and code %s', async (method, path, status, code) => {
    const answer = await fetch(`${platform.origin}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = (await answer.json()) as Problem;
    expect(problem.code).toBe(code);
    expect(problem.texts.vi).not.toBe(problem.texts.en);
    if (status === 405) expect(answer.headers.get('allow')).toContain('GET');
  });

  it('explains every code that any service declares, at the address that its problems name', async () => {
    const { 'x-errors': errors } = (await json('/api/openapi.json')) as { 'x-errors': Record<string, { vi: string; en: string }> };
    expect(Object.keys(errors).length).toBeGreaterThan(40);
    for (const lang of ['vi', 'en'] as const) {
      const page = await (await fetch(`${platform.origin}/developers/errors`, { headers: { cookie: `lang=${lang}` } })).text();
      expect(Object.keys(errors).filter((code) => !page.includes(`id="${code.replace('/', '-')}"`))).toEqual([]);
    }
  });

  it('says how much of the minute is left, for an actor and for an address behind the ingress', async () => {
    const token = await agencyToken(platform.issuer, 'cong-an-tinh');
    const read = async (headers: Record<string, string>): Promise<string | null> => (await fetch(`${platform.origin}/api/agency-events/v1/events`, { headers })).headers.get('ratelimit');
    const left = (header: string | null): number => Number(/;r=(\d+);/.exec(header ?? '')?.[1]);
    const first = left(await read({ authorization: `Bearer ${token}` }));
    expect(left(await read({ authorization: `Bearer ${token}` }))).toBe(first - 1);
    expect(await read({})).toBeNull();
    expect(left(await read({ 'x-forwarded-for': '203.0.113.7' }))).toBe(5_999);
  });
});
