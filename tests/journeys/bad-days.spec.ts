import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf, openBrowser } from '../support/browser.js';
import { smallPdf } from '../support/filings.js';
import { platformOn, profiles } from '../support/platform.js';

const child = { 'childName': 'Trần An Nhiên', 'childBirthDate-day': '2', 'childBirthDate-month': '11', 'childBirthDate-year': '2026', 'childBirthPlace': 'Bệnh viện A Thái Nguyên' };
const pdf = Buffer.from(smallPdf());
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('on a bad day', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await openBrowser({ javaScript: true });
    page = await browser.newPage();
    await page.goto(`${platform.origin}/apply/1.001193/begin`);
    await signIn();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const address = (step: string): string => `${platform.origin}/apply/1.001193/${step}`;
  const heading = (on: Page = page) => on.locator('main h1').innerText();
  const onward = async (on: Page = page): Promise<void> => {
    await on.locator('main form .actions .button:not(.text)').click();
    await on.waitForLoadState();
  };
  async function signIn(): Promise<void> {
    await page.locator('input[type=text], input[name=username]').first().fill('lan');
    await page.locator('input[type=password]').fill('tinhso-demo');
    await page.keyboard.press('Enter');
    // The issuer may stand at the same origin, so the path tells.
    await page.waitForURL(({ pathname }) => /^\/(apply|login\/callback)/.test(pathname));
    await page.waitForLoadState();
  }
  const describeChild = async (on: Page, change: Partial<typeof child> = {}): Promise<void> => {
    await on.goto(address('questions/child'), { waitUntil: 'networkidle' });
    for (const [name, value] of Object.entries({ ...child, ...change })) await on.locator(`[name="${name}"]`).fill(value);
    await on.locator('input[value=female]').check();
    await on.locator('#childEthnicity').selectOption('Kinh');
  };
  const give = async (on: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
    await on.locator('#paper-giay-chung-sinh').setInputFiles(file);
    await onward(on);
  };

  it('a session that ends in the middle of a form costs one sign-in and nothing that was typed', async () => {
    await describeChild(page);
    await browser.clearCookies();
    await onward();
    await signIn();
    expect(await heading()).toBe('Bạn đã đăng nhập lại');
    expect(await faultsOf(page)).toEqual([]);
    await onward();
    expect(page.url()).toBe(address('questions/parents'));
    await page.goto(address('questions/child'));
    for (const [name, value] of Object.entries(child)) expect(await page.locator(`[name="${name}"]`).inputValue()).toBe(value);
    expect(await page.locator('input[value=female]').isChecked()).toBe(true);
  }, 60_000);

  it('files that were sent as the session ended are asked for again, and everything saved is still there', async () => {
    await page.goto(address('papers'));
    await browser.clearCookies();
    await give(page, { name: 'giay.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf, Buffer.alloc(20_000_000)]) });
    await signIn();
    expect(await heading()).toBe('Bạn đã đăng nhập lại');
    expect(await page.locator('main').innerText()).toContain('bạn chỉ cần chọn lại tệp');
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('main .button').click();
    expect(page.url()).toBe(address('papers'));
    await page.goto(address('questions/child'));
    expect(await page.locator('#childName').inputValue()).toBe(child.childName);
  }, 60_000);

  it('two windows on one draft are both shown, and the person decides', async () => {
    const other = await browser.newPage();
    await describeChild(other, { childName: 'Trần An Bình' });
    await describeChild(page, { childName: 'Trần An Khang' });
    await onward(other);
    await onward();
    expect(await heading()).toBe('Bản nháp này vừa được sửa ở nơi khác');
    const words = await page.locator('main').innerText();
    for (const name of ['Trần An Khang', 'Trần An Bình']) expect(words).toContain(name);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Giữ câu trả lời vừa nhập' }).click();
    await page.waitForURL(address('questions/parents'));
    await other.goto(address('questions/child'));
    expect(await other.locator('#childName').inputValue()).toBe('Trần An Khang');
    await other.close();
  }, 60_000);

  it.each([
    ['of more than 25 MB', { name: 'to.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf, Buffer.alloc(26 * 1_048_576)]) }, 'Tệp to.pdf lớn hơn 25 MB. Hãy giảm dung lượng hoặc chia thành nhiều tệp.'],
    ['that says PDF and is a picture', { name: 'anh.pdf', mimeType: 'application/pdf', buffer: png }, /Tệp anh\.pdf có nội dung là .+ nhưng được khai là .+\. Hãy chọn đúng tệp\.$/],
    ['that is a program', { name: 'chay.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0chương trình') }, 'Tệp chay.pdf không phải là PDF, JPEG hoặc PNG. Hãy chọn tệp đúng định dạng.'],
    ['of nothing', { name: 'rong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }, 'Tệp rong.pdf không có nội dung. Hãy chọn lại tệp.'],
  ])('a file %s is refused in words at its field, and nothing else is lost', async (_, file, words) => {
    await page.goto(address('papers'));
    await give(page, file);
    expect(await page.title()).toMatch(/^Lỗi: /);
    expect(await page.locator('.errors a').innerText()).toMatch(words);
    expect(await page.locator('#paper-giay-chung-sinh-error').innerText()).toMatch(words);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(address('questions/child'));
    expect(await page.locator('#childName').inputValue()).toBe('Trần An Khang');
  }, 60_000);

  it('a file with a path in its name keeps the name alone', async () => {
    const revision = await page.goto(address('papers')).then(() => page.locator('input[name=revision]').inputValue());
    const answer = await browser.request.post(address('papers'), {
      multipart: { revision, 'paper-giay-chung-sinh': { name: '../../etc/giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: pdf } }, headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status()).toBe(200);
    await page.goto(address('papers'));
    expect(await page.locator('.known').innerText()).toMatch(/^Đã có: giấy chứng sinh\.pdf/);
  }, 30_000);

  it('files from two windows for one paper are both named, and neither is lost', async () => {
    const other = await browser.newPage();
    await Promise.all([page, other].map((one) => one.goto(address('papers'))));
    await give(other, { name: 'cua-so-hai.pdf', mimeType: 'application/pdf', buffer: pdf });
    await give(page, { name: 'cua-so-mot.pdf', mimeType: 'application/pdf', buffer: pdf });
    expect(await heading()).toBe('Bản nháp này vừa được sửa ở nơi khác');
    const words = await page.locator('main').innerText();
    for (const name of ['cua-so-mot.pdf', 'cua-so-hai.pdf']) expect(words).toContain(name);
    expect(await faultsOf(page)).toEqual([]);
    await other.goto(address('papers'));
    expect(await other.locator('.known').innerText()).toContain('cua-so-hai.pdf');
    await page.getByRole('button', { name: 'Giữ tệp vừa gửi' }).click();
    await page.waitForLoadState();
    await other.goto(address('papers'));
    expect(await other.locator('.known').innerText()).toContain('cua-so-mot.pdf');
    await other.close();
  }, 60_000);
});
