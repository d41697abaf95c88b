import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, lan, posting } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const code = '1.001193';
const judgeOf = (html: string): Record<string, unknown> =>
  JSON.parse((/data-judge="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>;

describe('judging a page in the browser', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(lan);
    await portal.app.inject({ url: `/apply/${code}/begin`, headers: { cookie } });
  });
  afterEach(() => portal.app.close());
  const page = async (name: string) => (await portal.app.inject({ url: `/apply/${code}/questions/${name}`, headers: { cookie } })).body;

  it('finds the rules of the very version under a name of their own, kept for good', async () => {
    const { module } = judgeOf(await page('child'));
    expect(module).toMatch(/^\/assets\/forms\/1\.001193-v1\.[0-9a-f]{10}\.js$/);
    const rules = await portal.app.inject(String(module));
    expect([rules.statusCode, rules.headers['content-type'], rules.headers['cache-control']]).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']);
    expect(rules.body).toContain('Họ, chữ đệm, tên của trẻ');
    for (const other of ['1.001193-v1.0123456789.js', '9.999999-v1.0123456789.js', 'x.js', '..%2f..%2fetc%2fpasswd']) expect((await portal.app.inject(`/assets/forms/${other}`)).statusCode).toBe(404);
  });

  it('tells the page its own facts: the day, the words, what the account gives, and no answers of other pages', async () => {
    expect(judgeOf(await page('requester'))).toMatchObject({ page: 'requester', lang: 'vi', today: '2026-11-23', given: { requesterName: 'NGUYỄN THỊ LAN', requesterNumber: '019190003456' }, words: { error: 'Lỗi' } });
    await portal.app.inject(posting(`/apply/${code}/questions/child`, cookie, { revision: '1', then: 'later', childName: 'Trần An Nhiên' }));
    expect(judgeOf(await page('parents'))['given']).toEqual({});
  });

  it('serves the script that the sources make', async () => {
    const script = /src="(\/assets\/question-form\.[0-9a-f]{10}\.js)"/.exec(await page('child'))?.[1] ?? '';
    expect((await portal.app.inject(script)).statusCode).toBe(200);
    const make = fileURLToPath(new URL('../scripts/make-islands.mjs', import.meta.url));
    expect(execFileSync(process.execPath, [make, '--check'], { encoding: 'utf8' })).toContain('question-form.js');
  });
});
