import { describe, expect, it, jest } from '@jest/globals';
import { ServiceTokens } from './service-tokens.js';
import { DirectoryPlacements } from '../verify/placement-source.js';

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe('service tokens', () => {
  it('asks once for all who wait, and again half a minute before the end', async () => {
    let now = 0;
    let made = 0;
    const request = jest.fn<typeof fetch>(async () => json({ access_token: `t${++made}`, expires_in: 300 }));
    const tokens = new ServiceTokens({ issuerUrl: 'http://issuer', clientId: 'svc-a', secret: 's', fetch: request, now: () => now });
    expect(await Promise.all([tokens.token(), tokens.token()])).toEqual(['t1', 't1']);
    now = 269_999;
    expect(await tokens.token()).toBe('t1');
    now = 270_001;
    expect(await tokens.token()).toBe('t2');
    expect(String(request.mock.calls[0]?.[1]?.body)).toBe('grant_type=client_credentials&client_id=svc-a&client_secret=s');
  });

  it('is unavailable while the issuer is, and recovers', async () => {
    const request = jest.fn<typeof fetch>().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce(json({}, 500)).mockResolvedValue(json({ access_token: 't', expires_in: 300 }));
    const tokens = new ServiceTokens({ issuerUrl: 'http://issuer', clientId: 'svc-a', secret: 's', fetch: request });
    for (let turn = 0; turn < 2; turn += 1) await expect(tokens.token()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await tokens.token()).toBe('t');
  });
});

describe('placements from the directory', () => {
  const placement = { agencyCode: 'A', unitCode: 'A1', communeCodes: [], position: 'Công chức' };
  const source = (request: typeof fetch, now: () => number) => new DirectoryPlacements({ directoryUrl: 'http://d', tokens: { token: async () => 't' }, fetch: request, now });

  it('remembers them for 30 s, lives on them for 60 s while the directory is down, and no longer', async () => {
    let now = 0;
    const request = jest.fn<typeof fetch>().mockResolvedValueOnce(json([placement])).mockRejectedValue(new Error('down'));
    const placements = source(request, () => now);
    expect(await placements.placementsFor('an/b')).toEqual([placement]);
    now = 29_000;
    expect(await placements.placementsFor('an/b')).toEqual([placement]);
    expect(request).toHaveBeenCalledTimes(1);
    now = 59_000;
    expect(await placements.placementsFor('an/b')).toEqual([placement]);
    now = 60_001;
    await expect(placements.placementsFor('an/b')).rejects.toMatchObject({ code: 'auth/directory-unavailable', kind: 'unavailable' });
    expect(request.mock.calls[0]?.[0]).toBe('http://d/api/directory/v1/officers/an%2Fb/placements');
  });

  it('takes an unknown official as placed nowhere, and an odd answer as no answer', async () => {
    const request = jest.fn<typeof fetch>().mockResolvedValueOnce(json({}, 404)).mockResolvedValueOnce(json({ items: [placement] })).mockResolvedValueOnce(json({ odd: true }));
    const placements = source(request, () => 0);
    expect(await placements.placementsFor('a')).toEqual([]);
    expect(await placements.placementsFor('b')).toEqual([placement]);
    await expect(placements.placementsFor('c')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
