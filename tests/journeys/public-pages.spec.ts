import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf, openBrowser } from '../support/browser.js';
import { act, issuedResult, resultFile } from '../support/issuing.js';
import { platformOn, profiles } from '../support/platform.js';

const unknownCode = 'ABCDEFGHJKMNPQRSTVWX';
const kilobyte = 1024;

describe('what the public sees', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await openBrowser({ javaScript: true });
    page = await browser.newPage();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const heading = () => page.locator('main h1').innerText();
  const open = async (path: string): Promise<string> => {
    await page.goto(`${platform.origin}${path}`);
    return heading();
  };
  const upload = async (content: Uint8Array): Promise<string> => {
    await open('/verify');
    await page.locator('#file').setInputFiles({ name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: Buffer.from(content) });
    await page.locator('form[method=post][action="/verify"] .button').click();
    await page.waitForLoadState();
    return heading();
  };

  it.each([
    ['/', 'Bạn cần làm thủ tục gì?'], ['/procedures?q=KHAI%20SINH', 'Kết quả cho “KHAI SINH”'], ['/procedures?q=zzz', 'Kết quả cho “zzz”'], ['/procedures/1.001193', 'Đăng ký khai sinh'],
    ['/procedures/2.000648', undefined], ['/apply/2.000635', undefined], ['/developers', 'Dành cho lập trình viên'], ['/developers/public-services', 'public-services'], ['/developers/events', 'Sự kiện'], ['/developers/feed', 'Đọc dòng sự kiện trong mười phút'], ['/developers/webhooks', 'Nhận sự kiện qua webhook'], ['/developers/errors', 'Mã lỗi'], ['/help', 'Hướng dẫn'], ['/accessibility', 'Khả năng tiếp cận'], ['/signed-out', 'Bạn đã đăng xuất'],
    ['/nowhere', 'Không tìm thấy trang này'], ['/track', 'Tra cứu hồ sơ'], ['/track?code=', 'Tra cứu hồ sơ'], ['/track?code=000', 'Tra cứu hồ sơ'], ['/verify', 'Kiểm tra kết quả'], ['/verify?code=', 'Kiểm tra kết quả'],
  ])('%s is accessible and says whom to call', async (path, expected) => {
    const title = await open(path);
    if (expected) expect(title).toBe(expected);
    expect(await page.locator('footer a[href^="tel:"]').count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
  }, 30_000);

  it('finds a procedure without diacritics, by code, by sector and by life event', async () => {
    for (const search of ['q=khai%20sinh', 'q=Khai%20Sinh', 'q=1.001193', 'lifeEvent=co-con']) {
      await page.goto(`${platform.origin}/procedures?${search}`);
      expect(await page.locator('.results a[href="/procedures/1.001193"]').count()).toBe(1);
    }
    await page.goto(`${platform.origin}/procedures/1.001193`);
    await page.locator('main .step a').click();
    expect(await page.locator('.results a[href="/procedures/2.000635"]').count()).toBe(1);
  }, 30_000);

  it('learns that a result is valid, from its QR, its number and its file, until it is revoked', async () => {
    const issued = await issuedResult(platform);
    const file = await resultFile(platform, issued);
    expect(await upload(file)).toBe('Kết quả này có giá trị');
    expect(await page.locator('main').innerText()).toContain(issued.resultNumber);
    expect(await faultsOf(page)).toEqual([]);
    expect(await upload(file.slice(0, -1))).toBe('Không tìm thấy kết quả này');
    await page.locator('#code').fill(issued.resultNumber);
    await page.locator('form[method=get][action="/verify"] .button').click();
    expect(await heading()).toBe('Kết quả này có giá trị');
    expect(await open(`/verify/${unknownCode}`)).toBe('Không tìm thấy kết quả này');
    expect(await faultsOf(page)).toEqual([]);

    await act(platform, 'leader.pdp', issued, 'revocation', { code: 'wrong-content', text: 'Sai họ tên của cháu An Nhiên.' });
    expect(await upload(file)).toBe('Kết quả này đã bị thu hồi');
    const words = await page.locator('main').innerText();
    expect(words).toContain('Kết quả có nội dung sai');
    expect(words).not.toContain('An Nhiên');
    expect(await faultsOf(page)).toEqual([]);
  }, 90_000);

  it.each([['the home page', '/'], ['a procedure', '/procedures/1.001193'], ['a question', '/apply/1.001193/questions/child']])('gets %s in at most 60 KB, of which 16 KB style and 11 KB script, from here alone', async (_, path) => {
    const fresh = await openBrowser({ javaScript: true });
    try {
      const visitor = await fresh.newPage();
      if (path.startsWith('/apply')) {
        await visitor.goto(`${platform.origin}/apply/1.001193/begin`);
        await visitor.locator('input[type=text], input[name=username]').first().fill('lan');
        await visitor.locator('input[type=password]').fill('tinhso-demo');
        await visitor.keyboard.press('Enter');
        await visitor.waitForURL(/\/apply\//);
      }
      // A cache that is warm from signing in would hide what a first view costs.
      await (await fresh.newCDPSession(visitor)).send('Network.setCacheDisabled', { cacheDisabled: true });
      const sizes = { document: 0, stylesheet: 0, script: 0, font: 0, image: 0 };
      const foreign: string[] = [];
      visitor.on('request', (request) => { if (new URL(request.url()).origin !== platform.origin) foreign.push(request.url()); });
      const seen: Promise<void>[] = [];
      visitor.on('response', (response) => {
        const kind = response.request().resourceType() as keyof typeof sizes;
        seen.push(response.body().then((body) => { sizes[kind in sizes ? kind : 'image'] += kind === 'font' ? body.length : gzipSync(body).length; }, () => undefined));
      });
      await visitor.goto(`${platform.origin}${path}`, { waitUntil: 'networkidle' });
      await Promise.all(seen);
      expect(foreign).toEqual([]);
      expect(sizes.document).toBeGreaterThan(1000);
      // A page that only informs has no script; a question brings its rules along.
      expect(sizes.script > 0).toBe(path.startsWith('/apply'));
      expect(sizes.script).toBeLessThanOrEqual(11 * kilobyte);
      expect(sizes.stylesheet).toBeLessThanOrEqual(16 * kilobyte);
      expect(Object.values(sizes).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60 * kilobyte);
    } finally {
      await fresh.close();
    }
  }, 60_000);
});
