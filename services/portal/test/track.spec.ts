import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, titleOf } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const code = '000.00.19.H55-261123-0001';

describe('tracking', () => {
  let portal: TestPortal;
  beforeAll(async () => { portal = await aPortal(); });
  afterAll(() => portal.app.close());
  const get = (url: string, cookie = '') => portal.app.inject({ url, headers: { cookie } });

  it('is on every page and needs no account', async () => {
    expect((await get('/help')).body).toContain('href="/track"');
    const { statusCode, body } = await get('/track');
    expect([statusCode, headingOf(body)]).toEqual([200, 'Tra cứu hồ sơ']);
    expect((await get('/track', 'language=en')).body).toContain('href="/track"');
  });

  it('shows how far a dossier is and nothing else', async () => {
    portal.services.instead.set(`GET /tracking/${code}`, [200, { code, completion: 45, ended: false }]);
    const { body } = await get(`/track?code=${encodeURIComponent(` ${code.toLowerCase()} `)}`);
    expect(body).toContain('<progress max="100" value="45"');
    expect(body).toContain('Đã hoàn thành 45 %');
    portal.services.instead.set(`GET /tracking/${code}`, [200, { code, completion: 100, ended: true }]);
    expect((await get(`/track?code=${code}`)).body).toContain('Đã giải quyết xong');
  });

  it('has kind words for a code that nobody knows, and for none', async () => {
    portal.services.instead.set('GET /tracking/YC-1', [404, { code: 'common/not-found' }]);
    const unknown = await get('/track?code=YC-1');
    expect([unknown.statusCode, titleOf(unknown.body)]).toEqual([404, 'Lỗi: Tra cứu hồ sơ – Tỉnh Số']);
    expect(unknown.body).toContain('1022');
    expect(unknown.body).toContain('value="YC-1"');
    expect((await get('/track?code=')).statusCode).toBe(422);
    expect((await get('/track?code=a&code=b')).statusCode).toBe(422);
  });
});
