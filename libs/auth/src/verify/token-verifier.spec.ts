import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '@tinhso/kernel';
import { hostileTokens } from '../../test/hostile-tokens.js';
import { startLocalIssuer } from '../../test/local-issuer.js';
import type { LocalIssuer } from '../../test/local-issuer.js';
import { createTokenVerifier } from './token-verifier.js';

const failure = async (work: Promise<unknown>): Promise<DomainError> => work.then(() => { throw new Error('was believed'); }, (error: DomainError) => error);

describe('token verifier', () => {
  let issuer: LocalIssuer;
  beforeAll(async () => { issuer = await startLocalIssuer(); });
  afterAll(() => issuer.close());

  it('believes a good token and maps its claims', async () => {
    const actor = await createTokenVerifier({ issuerUrl: issuer.url }).verify(await issuer.sign({
      scope: 'openid', LoaiTaiKhoan: '1', SoDinhDanh: '019090000001', HoVaTen: 'Nguyễn Văn An', NgayThangNamSinh: '19900721', loAs: '2', realm_access: { roles: ['citizen', 'offline_access'] },
    }));
    expect(actor).toEqual({
      id: 'subject-1', username: 'an', displayName: 'An', roles: ['citizen'], scopes: ['openid'], placements: [], clientId: 'portal',
      identity: { number: '019090000001', kind: 'citizen', fullName: 'Nguyễn Văn An', dateOfBirth: '1990-07-21', assuranceLevel: 2 },
    });
  });

  it('knows a business by its tax code and the person who acts for it', async () => {
    const claims = { LoaiTaiKhoan: '2', MaSoThue: '4600123456', TenDoanhNghiep: 'Công ty Trà', HoVaTen: 'Lê Thị Bình', SoDinhDanh: '019190000002' };
    const actor = await createTokenVerifier({ issuerUrl: issuer.url }).verify(await issuer.sign({ ...claims, realm_access: { roles: ['business'] } }));
    expect(actor.identity).toEqual({ number: '4600123456', kind: 'business', fullName: 'Công ty Trà', representative: 'Lê Thị Bình' });
  });

  it('refuses every hostile token within milliseconds and without a request', async () => {
    const verifier = createTokenVerifier({ issuerUrl: issuer.url });
    await verifier.verify(await issuer.sign());
    const tokens = Object.entries(await hostileTokens(issuer));
    const requests = issuer.requests.length;
    const believed: string[] = [];
    const slow: string[] = [];
    for (const [name, token] of tokens) {
      const started = performance.now();
      const error = await verifier.verify(token).then(() => undefined, (thrown: unknown) => thrown);
      if (!(error instanceof DomainError && error.kind === 'unauthenticated')) believed.push(`${name}: ${String(error)}`);
      if (performance.now() - started > 50) slow.push(name);
    }
    expect({ believed, slow, requests: issuer.requests.length - requests }).toEqual({ believed: [], slow: [], requests: 0 });
    expect(tokens.length).toBeGreaterThanOrEqual(60);
  });

  it('refuses them too when it has no key yet and cannot get one, if their shape gives them away', async () => {
    const request = jest.fn<typeof fetch>().mockRejectedValue(new Error('down'));
    const verifier = createTokenVerifier({ issuerUrl: issuer.url, fetch: request });
    const { garbage, expired, 'another audience': other, 'alg none with a signature': none } = await hostileTokens(issuer);
    for (const token of [garbage, expired, other, none]) expect((await failure(verifier.verify(token as string))).kind).toBe('unauthenticated');
    expect(request).not.toHaveBeenCalled();
  });

  it('says that the issuer is unavailable instead of blaming the caller', async () => {
    const verifier = createTokenVerifier({ issuerUrl: issuer.url, fetch: () => Promise.reject(new Error('down')) });
    expect(await failure(verifier.verify(await issuer.sign()))).toMatchObject({ kind: 'unavailable', code: 'auth/issuer-unavailable' });
  });

  it('asks for the keys once, however many tokens come at once', async () => {
    const before = issuer.requests.length;
    const verifier = createTokenVerifier({ issuerUrl: issuer.url });
    await Promise.all(Array.from({ length: 20 }, async (_, index) => verifier.verify(await issuer.sign({ sub: `s-${index}` }))));
    expect(issuer.requests.slice(before)).toEqual(['/realms/tinhso/protocol/openid-connect/certs']);
  });

  it('forgets a remembered token when it ends', async () => {
    const verifier = createTokenVerifier({ issuerUrl: issuer.url });
    const now = Date.now();
    const token = await issuer.sign({ exp: Math.floor(now / 1_000) + 30 });
    await verifier.verify(token);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 31_000);
    expect((await failure(verifier.verify(token))).kind).toBe('unauthenticated');
    clock.mockRestore();
  });

  it('asks the directory where an official works, and only for officials', async () => {
    const placement = { agencyCode: 'A1', unitCode: 'U1', communeCodes: ['05443'], position: 'Công chức' };
    const placementsFor = jest.fn<(username: string) => Promise<typeof placement[]>>().mockResolvedValue([placement]);
    const verifier = createTokenVerifier({ issuerUrl: issuer.url, placements: { placementsFor } });
    expect((await verifier.verify(await issuer.sign({ realm_access: { roles: ['officer'] } }))).placements).toEqual([placement]);
    expect((await verifier.verify(await issuer.sign())).placements).toEqual([]);
    expect(placementsFor.mock.calls).toEqual([['an']]);
  });
});
