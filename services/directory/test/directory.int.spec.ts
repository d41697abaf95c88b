import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { provisionTransport } from '@tinhso/events';
import { systemClock } from '@tinhso/kernel';
import type { Placement, Role } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { createService } from '@tinhso/service-host';
import type { Service } from '@tinhso/service-host';
import { testDatabase } from '@tinhso/testing';
import type { TestDatabase } from '@tinhso/testing';
import { directory } from '../src/index.js';
import { startRealm } from './local-realm.js';
import type { LocalRealm } from './local-realm.js';

type List<T = { code: string }> = T[];
const wards = { pdp: '000.00.19.H55', phoyen: '000.00.87.H55' };
const clerkPost = { agencyCode: wards.pdp, unitCode: 'mot-cua', position: 'Cán bộ một cửa' };

describe('the directory', () => {
  let database: TestDatabase;
  let realm: LocalRealm;
  let service: Service;

  beforeAll(async () => {
    [database, realm] = await Promise.all([testDatabase(), startRealm()]);
    await provision(database.adminUrl, database.secret, ['directory']);
    await provisionTransport(database.adminUrl, database.secret);
    service = await createService(directory, {
      databaseUrl: database.adminUrl, secret: database.secret, origin: realm.origin, internalOrigin: realm.origin, oidcIssuer: realm.issuer, audience: 'tinhso-api',
      kafkaBrokers: [], provincePack: new URL('../../../provinces/thai-nguyen', import.meta.url).pathname, dataDir: '/nonexistent', clock: systemClock, serviceClientSecret: () => 'secret',
    });
    realm.mount((request, response) => service.handle(request, response));
  }, 60_000);
  afterAll(async () => {
    await service?.close();
    await realm?.close();
    await database?.drop();
  });

  const call = async <T>(path: string, as?: readonly [string, ...Role[]], body?: unknown, key: string = randomUUID()): Promise<{ status: number; body: T; headers: Headers }> => {
    const [username, ...roles] = as ?? [];
    const answer = await fetch(`${realm.origin}/api/directory/v1/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(username === undefined ? {} : { authorization: `Bearer ${await realm.token(username, roles)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() as T, headers: answer.headers };
  };
  const placementsOf = async (username: string) => (await call<List<Placement>>(`officers/${username}/placements`, ['svc-public-services', 'service'])).body;

  it('tells everybody the agencies, communes and calendars', async () => {
    expect((await call<List>('agencies')).body).toHaveLength(96);
    expect((await call<List>('agencies?kind=department')).body).toHaveLength(3);
    expect((await call<List>('agencies?commune=05443')).body.map((a) => a.code)).toEqual([wards.pdp]);
    expect((await call<List>('communes')).body).toHaveLength(92);
    expect((await call('calendars/civil-servants')).body).toMatchObject({ cutOff: '15:00', years: { 2027: { provisional: true } } });
    expect((await call('calendars/none')).status).toBe(404);
    const province = await call('province');
    expect(province.body).toMatchObject({ code: 'H55', helpLine: { phone: '1022' } });
    expect(province.headers.get('cache-control')).toBe('public, max-age=300');
    expect((await call('agencies?kind=village')).status).toBe(422);
  });

  it('tells services where an official works, and nobody else', async () => {
    expect(await placementsOf('clerk.pdp')).toEqual([{ ...clerkPost, communeCodes: ['05443'] }]);
    expect((await call('officers/nobody/placements', ['svc-public-services', 'service'])).status).toBe(404);
    expect((await call('officers/clerk.pdp/placements')).status).toBe(401);
    expect((await call('officers/clerk.pdp/placements', ['lan', 'citizen'])).status).toBe(403);
    expect((await call('officers/clerk.pdp/placements', ['unitadmin.phoyen', 'unit-administrator'])).status).toBe(404);
  });

  it('lists the officers of one’s own agency only', async () => {
    const mine = (await call<List<{ username: string }>>('officers?role=officer', ['unitadmin.pdp', 'unit-administrator'])).body;
    expect(mine.map((o) => o.username)).toEqual(['officer.pdp', 'officer2.pdp']);
    expect((await call<List>(`officers?agency=${wards.phoyen}`, ['unitadmin.pdp', 'unit-administrator'])).body).toEqual([]);
    expect((await call<List>('officers', ['sysadmin', 'system-administrator'])).body).toHaveLength(21);
    expect((await call('officers', ['officer.pdp', 'officer'])).status).toBe(403);
  });

  it('transfers an officer once for one key, and a transfer is seen at once', async () => {
    const post = { agencyCode: wards.phoyen, unitCode: 'mot-cua', position: 'Cán bộ một cửa' };
    const key = randomUUID();
    const first = await call('officers/officer2.pdp/transfers', ['sysadmin', 'system-administrator'], post, key);
    expect(first).toMatchObject({ status: 201, body: { placements: [{ ...post, communeCodes: ['05860'] }] } });
    expect(await call('officers/officer2.pdp/transfers', ['sysadmin', 'system-administrator'], post, key)).toMatchObject({ status: 201, body: first.body });
    expect(await placementsOf('officer2.pdp')).toEqual([{ ...post, communeCodes: ['05860'] }]);
    expect((await call('officers/officer2.pdp/transfers', ['sysadmin', 'system-administrator'], post)).status).toBe(409);
  });

  it('keeps a unit administrator within the agency, on both ends of a transfer', async () => {
    const admin = ['unitadmin.soct', 'unit-administrator'] as const;
    const inside = { agencyCode: '000.00.02.H55', unitCode: 'mot-cua', position: 'Cán bộ một cửa' };
    expect((await call('officers/officer2.soct/transfers', admin, inside)).status).toBe(201);
    expect((await call('officers/officer2.soct/transfers', admin, { ...inside, agencyCode: wards.pdp })).status).toBe(404);
    expect((await call('officers/clerk.phoyen/transfers', admin, inside)).status).toBe(404);
    expect((await call('officers/officer.soct/transfers', admin, { ...inside, unitCode: 'nowhere' })).status).toBe(422);
    expect((await call('officers/officer.soct/transfers', admin, { unitCode: 'x' })).status).toBe(422);
  });

  it('lets one of many transfers at once win', async () => {
    const units = ['mot-cua', 'tu-phap-ho-tich', 'van-phong'];
    const answers = await Promise.all(units.map((unitCode) => call<unknown>('officers/officer2.phoyen/transfers', ['sysadmin', 'system-administrator'], { agencyCode: wards.pdp, unitCode, position: 'x' })));
    const { rows } = await service.platform.pool().query<{ version: number }>('select version from officer_placement where username = $1', ['officer2.phoyen']);
    expect(answers.filter((a) => a.status === 201)).toHaveLength(rows[0]?.version ?? 0);
    expect(answers.every((a) => [201, 409, 412].includes(a.status))).toBe(true);
  });
});
