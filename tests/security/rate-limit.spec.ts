import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenOf } from '../support/client.js';
import { platformOn } from '../support/platform.js';
import type { Platform } from './registry.js';

const limit = 3;

describe('the limit of requests', () => {
  let platform: Platform;
  const before = process.env['RATE_LIMIT_PER_MINUTE'];
  beforeAll(async () => {
    process.env['RATE_LIMIT_PER_MINUTE'] = String(limit);
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
  }, 90_000);
  afterAll(async () => {
    if (before === undefined) delete process.env['RATE_LIMIT_PER_MINUTE'];
    else process.env['RATE_LIMIT_PER_MINUTE'] = before;
    await platform?.stop();
  }, 30_000);

  const ask = (path: string, headers: Record<string, string>): Promise<Response> => fetch(`${platform.origin}/api/${path}`, { headers });
  const inTurn = async (times: number, path: string, headers: Record<string, string>): Promise<Response[]> => {
    const answers: Response[] = [];
    for (let turn = 0; turn < times; turn += 1) answers.push(await ask(path, headers));
    return answers;
  };
  const statuses = (answers: readonly Response[]): number[] => answers.map(({ status }) => status);
  const signedIn = async (name: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${await tokenOf(platform.issuer, name)}` });

  it('tells what is left, then answers 429 with a problem and the seconds to wait', async () => {
    const lan = await signedIn('lan');
    const answers = await inTurn(limit + 1, 'public-services/v1/my-dossiers', lan);
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => /^"minute";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1])).toEqual(['2', '1', '0', '0']);
    const refused = answers[limit] as Response;
    expect(refused.headers.get('ratelimit-policy')).toBe(`"minute";q=${limit};w=60`);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const wait = Number(refused.headers.get('retry-after'));
    expect([wait > 0, wait <= 60, Number.isInteger(wait)]).toEqual([true, true, true]);
    const described = (await (await ask('public-services/openapi.json', {})).json()) as { components: { responses: { TooManyRequests: { content: Record<string, { example: object }> } } } };
    const { example } = described.components.responses.TooManyRequests.content['application/problem+json'] as { example: object };
    expect(example).toMatchObject({ status: 429, code: 'common/rate-limited' });
    expect(await refused.json()).toEqual({ ...example, instance: '/api/public-services/v1/my-dossiers' });
    expect(statuses(await inTurn(1, 'public-services/v1/my-dossiers', await signedIn('minh')))).toEqual([200]);
  });

  it('counts those without an account by the address that the ingress tells, and guesses at a token too', async () => {
    const from = (address: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': address, ...more });
    expect(statuses(await inTurn(limit + 1, 'directory/v1/province', from('203.0.113.7')))).toEqual([200, 200, 200, 429]);
    expect(statuses(await inTurn(1, 'directory/v1/province', from('203.0.113.8')))).toEqual([200]);
    expect(statuses(await inTurn(limit + 1, 'public-services/v1/my-dossiers', from('203.0.113.9', { authorization: 'Bearer a.b.c' })))).toEqual([401, 401, 401, 429]);
  });

  it('does not count our own services', async () => {
    expect(statuses(await inTurn(limit + 2, 'directory/v1/agencies', {}))).toEqual(Array.from({ length: limit + 2 }, () => 200));
  });
});
