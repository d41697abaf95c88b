import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventContracts } from '@tinhso/contracts';
import { aPortal, headingOf, titleOf } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

describe('finding a procedure', () => {
  let portal: TestPortal;
  beforeAll(async () => { portal = await aPortal(); });
  afterAll(() => portal.app.close());
  const get = (url: string, cookie = '') => portal.app.inject({ url, headers: { cookie } });

  it('opens the home page with search, life events and help, without a script', async () => {
    const { statusCode, body, headers } = await get('/');
    expect(statusCode).toBe(200);
    expect(headingOf(body)).toBe('Bạn cần làm thủ tục gì?');
    expect(body).toContain('Tỉnh Thái Nguyên');
    expect(body).toMatch(/<a href="\/procedures\?lifeEvent=[\w-]+">/);
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('stays open while the catalogue does not answer', async () => {
    portal.services.instead.set('GET /procedures', [503, {}]);
    expect((await get('/')).statusCode).toBe(200);
    const search = await get('/procedures?q=a');
    portal.services.instead.clear();
    expect(search.statusCode).toBe(503);
    expect(headingOf(search.body)).toBe('Hệ thống tạm gián đoạn');
    expect(search.headers['retry-after']).toBe('2');
  });

  it('lists what was found, and says what to do when nothing was', async () => {
    expect((await get(`/procedures?q=${encodeURIComponent('khai sinh')}`)).body).toContain('/procedures/1.001193');
    const none = await get('/procedures?q=%3Cb%3Exyz');
    expect(titleOf(none.body)).toBe('Kết quả cho “&lt;b>xyz” – Tỉnh Số');
    expect(none.body).toContain('1022');
  });

  it('tells a procedure in plain words, in both languages', async () => {
    const vi = (await get('/procedures/1.001193')).body;
    for (const words of ['Ai nộp được', 'Giấy chứng sinh', 'Trong ngày', 'Không thu', '60/2014/QH13', 'trực tuyến toàn trình', 'href="/apply/1.001193"']) expect(vi).toContain(words);
    const en = (await get('/procedures/1.001193', 'lang=en')).body;
    expect(headingOf(en)).toBe('Birth registration');
    expect(en).toContain('<html lang="en">');
  });

  it('says why a procedure is only partly online', async () => {
    expect((await get('/procedures/2.000648')).body).toContain('Lý do chưa toàn trình');
  });

  it('answers an unknown procedure and an unknown path with the page for it', async () => {
    for (const path of ['/procedures/9.999999', '/nothing/here']) {
      const answer = await get(path);
      expect(answer.statusCode).toBe(404);
      expect(headingOf(answer.body)).toBe('Không tìm thấy trang này');
    }
  });

  it('shows developers where to start, each operation, each event and each error code with a next step', async () => {
    const start = (await get('/developers')).body;
    for (const part of ['/developers/feed', '/developers/webhooks', '/developers/events', '/developers/public-services', '/api/openapi.json']) expect(start).toContain(part);
    const feed = (await get('/developers/feed')).body;
    for (const part of ['client_credentials', 'ISSUER=http://issuer.example/realms/tinhso', 'agency-events/v1/events?from=beginning', '#agency-events-cursor-too-old']) expect(feed).toContain(part);
    const webhooks = (await get('/developers/webhooks', 'lang=en')).body;
    for (const part of ['whsec_', 'ThreadingHTTPServer', 'DatabaseSync', 'subscriber-kit receive', '5 seconds, 5 minutes, 30 minutes', 'href="/agency"']) expect(webhooks).toContain(part);
    expect((await get('/developers/public-services')).body).toContain('POST /api/public-services/v1/dossiers');
    expect((await get('/developers/nothing')).statusCode).toBe(404);
    const events = (await get('/developers/events', 'lang=en')).body;
    for (const { type, meaning } of eventContracts) expect(events).toMatch(new RegExp(`id="${type}"[^]*${meaning.en}`));
    expect(events).toContain('telephone number (owner.phone)');
    const errors = (await get('/developers/errors')).body;
    expect(errors).toContain('id="common-version-mismatch"');
    expect(errors.match(/Làm gì tiếp/g)?.length).toBe(errors.match(/class="operation"/g)?.length);
    expect(errors).not.toContain('developers.next-');
  });

  it.each(['/help', '/accessibility', '/signed-out'])('opens %s in both languages', async (path) => {
    const [vi, en] = await Promise.all([get(path), get(path, 'lang=en')]);
    expect([vi.statusCode, en.statusCode]).toEqual([200, 200]);
    expect(headingOf(vi.body)).not.toBe(headingOf(en.body));
  });

  it('remembers the language and goes back only inside this site', async () => {
    const chosen = await get('/language/en?back=%2Fprocedures%3Fq%3Da');
    expect(chosen.statusCode).toBe(303);
    expect(chosen.headers.location).toBe('/procedures?q=a');
    expect(String(chosen.headers['set-cookie'])).toContain('lang=en');
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'x']) expect((await get(`/language/vi?back=${encodeURIComponent(back)}`)).headers.location).toBe('/');
  });

  it('serves hashed assets for good and a first view far below the budget', async () => {
    const page = await portal.app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } });
    const css = /href="(\/assets\/site\.\w+\.css)"/.exec((await get('/')).body)?.[1] ?? '';
    const sheet = await portal.app.inject({ url: css, headers: { 'accept-encoding': 'gzip' } });
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(sheet.headers['content-type']).toContain('text/css');
    expect(sheet.rawPayload.length).toBeLessThan(8 * 1024);
    expect(page.rawPayload.length + sheet.rawPayload.length).toBeLessThan(16 * 1024);
    expect((await get('/assets/site.0000000000.css')).statusCode).toBe(404);
  });
});
