import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, lan, official, posting } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

describe('signing in and out', () => {
  let portal: TestPortal;
  beforeEach(async () => { portal = await aPortal(); });
  afterEach(() => portal.app.close());
  const get = (url: string, cookie = '') => portal.app.inject({ url, headers: { cookie } });
  const cookieOf = (answer: { headers: Record<string, unknown> }, name: string): string => [answer.headers['set-cookie']].flat().map(String).find((one) => one.startsWith(`${name}=`))?.split(';')[0] ?? '';
  const stateOf = (location: unknown): string => new URL(String(location)).searchParams.get('state') ?? '';

  it('asks to sign in only when a page needs it, and returns to that page', async () => {
    const asked = await get('/my/dossiers?cursor=x');
    expect(asked.statusCode).toBe(303);
    expect(asked.headers.location).toContain('http://issuer.example/login');
    const back = await get(`/login/callback?code=c&state=${stateOf(asked.headers.location)}`, cookieOf(asked, '__Host-login'));
    expect(back.headers.location).toBe('/my/dossiers?cursor=x');
    const session = [back.headers['set-cookie']].flat().find((one) => String(one).startsWith('__Host-session='));
    expect(session).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect((await get('/my/dossiers', cookieOf(back, '__Host-session'))).statusCode).toBe(200);
  });

  it('refuses an answer that another browser began, and one used twice', async () => {
    const asked = await get('/login?back=/help');
    const answer = `/login/callback?code=c&state=${stateOf(asked.headers.location)}`;
    const stolen = await get(answer, '__Host-login=another');
    expect([stolen.statusCode, headingOf(stolen.body)]).toEqual([400, 'Đăng nhập chưa thành công']);
    expect((await get(answer, cookieOf(asked, '__Host-login'))).headers.location).toBe('/help');
    expect((await get(answer, cookieOf(asked, '__Host-login'))).statusCode).toBe(400);
  });

  it('keeps what was typed when the session has ended in the middle of a form', async () => {
    const sent = await portal.app.inject(posting('/apply/1.001193/questions/child', '__Host-session=gone', { childFullName: 'Nguyễn "An" Nhiên', revision: '2' }));
    expect(sent.statusCode).toBe(303);
    const back = await get(`/login/callback?code=c&state=${stateOf(sent.headers.location)}`, cookieOf(sent, '__Host-login'));
    expect(headingOf(back.body)).toBe('Bạn đã đăng nhập lại');
    expect(back.body).toContain('action="/apply/1.001193/questions/child"');
    expect(back.body).toContain('name="childFullName" value="Nguyễn &quot;An&quot; Nhiên"');
  });

  it('renews an access token once for requests that come together, and ends the session when it cannot', async () => {
    const cookie = await portal.signedIn(lan, portal.clock.now().getTime() + 5_000);
    const answers = await Promise.all([get('/my/dossiers', cookie), get('/my/dossiers', cookie), get('/my/dossiers', cookie)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(portal.provider.refreshed).toBe(1);
    const ended = await portal.signedIn(lan, 0);
    portal.provider.tokens = undefined;
    expect((await get('/my/dossiers', ended)).headers.location).toContain('issuer.example');
    expect(portal.sessions.kept.size).toBe(1);
  });

  it('signs out here and at the issuer', async () => {
    const cookie = await portal.signedIn(lan);
    const answer = await portal.app.inject(posting('/logout', cookie, {}));
    expect(answer.headers.location).toBe('http://issuer.example/logout');
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=0');
    expect(portal.sessions.kept.size).toBe(0);
  });

  it('refuses a change that another site sends', async () => {
    const cookie = await portal.signedIn(lan);
    const send = (headers: Record<string, string>) => portal.app.inject({ method: 'POST', url: '/logout', headers: { cookie, ...headers } });
    const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }, { origin: 'http://evil.example' }, {}];
    for (const headers of foreign) {
      const answer = await send(headers);
      expect([answer.statusCode, headingOf(answer.body)]).toEqual([403, 'Bạn không có quyền mở trang này']);
    }
    expect(portal.sessions.kept.size).toBe(1);
    expect((await send({ origin: 'http://portal.example' })).statusCode).toBe(303);
  });

  it('keeps citizens and officials on their own pages', async () => {
    const [citizen, clerk] = [await portal.signedIn(lan), await portal.signedIn(official('one-stop-clerk'))];
    expect((await get('/officer/dossiers', citizen)).statusCode).toBe(403);
    expect((await get('/my/dossiers', clerk)).statusCode).toBe(403);
    expect((await get('/officer', clerk)).headers.location).toBe('/officer/dossiers?queue=waiting');
  });

  it('answers broken and oversized forms with a page', async () => {
    const cookie = await portal.signedIn(lan);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const broken = await portal.app.inject({ method: 'POST', url: '/logout', headers: { ...headers, 'content-type': 'application/json' }, payload: '{' });
    const large = await portal.app.inject({ method: 'POST', url: '/logout', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, payload: `a=${'x'.repeat(300_000)}` });
    for (const answer of [broken, large]) expect([answer.statusCode, headingOf(answer.body)]).toEqual([400, 'Không hiểu được yêu cầu này']);
  });
});
