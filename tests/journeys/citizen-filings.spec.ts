import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf, openBrowser } from '../support/browser.js';
import { smallPdf } from '../support/filings.js';
import { platformOn, profiles } from '../support/platform.js';

const samples: Readonly<Record<string, string>> = { copies: '2', taxCode: '4600990010' };

/** Fills whatever a page asks with something that passes, the way a person reads it from top to bottom. */
async function fillPage(page: Page): Promise<void> {
  for (const group of await page.locator('main fieldset').all()) {
    if ((await group.locator('input[type=radio]').count()) > 0 && (await group.locator('input:checked').count()) === 0) await group.locator('input[type=radio]').first().check();
  }
  for (const list of await page.locator('main select').all()) await list.selectOption((await list.getAttribute('id')) === 'communeCode' ? '05443' : { index: 1 });
  for (const input of await page.locator('main :is(input:not([type=radio], [type=hidden], [type=checkbox], [type=file]), textarea)').all()) {
    if (await input.inputValue()) continue;
    const name = (await input.getAttribute('name')) ?? '';
    const numeric = (await input.getAttribute('inputmode')) === 'numeric';
    await input.fill(samples[name] ?? (/-month$/.test(name) ? '3' : /-year$/.test(name) ? '2020' : numeric ? '4' : 'Tổ 5, phường Phan Đình Phùng'));
  }
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  for (const file of await page.locator('main input[type=file]').all()) await file.setInputFiles({ name: 'giấy tờ.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf()) });
}

describe('filed in a browser', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: BrowserContext;
  let page: Page;
  let faults: string[];
  beforeAll(async () => { platform = await platformOn(profiles[0] as (typeof profiles)[number]); }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  const see = async (): Promise<string> => {
    await page.waitForLoadState();
    faults.push(...await faultsOf(page));
    return page.locator('main h1').innerText();
  };
  const press = async (name: string): Promise<string> => {
    await page.locator('main').getByRole('button', { name, exact: true }).or(page.locator('main').getByRole('link', { name, exact: true })).first().click();
    return see();
  };

  /** From the procedure's page to the reference. */
  const file = async (procedure: string, username: string): Promise<string> => {
    await page.goto(`${platform.origin}/procedures/${procedure}`);
    await see();
    await press('Bắt đầu nộp hồ sơ');
    await page.locator('main .actions .button').first().click();
    await page.locator('input[type=text], input[name=username]').first().fill(username);
    await page.locator('input[type=password]').fill('tinhso-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apply\//);
    for (let steps = 0; !page.url().includes('/check') && steps < 15; steps += 1) {
      await see();
      await fillPage(page);
      await page.locator('main form .actions .button:not(.text)').click();
      await page.waitForLoadState();
      expect([page.url(), await page.locator('.errors li').allInnerTexts()]).toEqual([page.url(), []]);
    }
    expect(await see()).toBe('Kiểm tra lại trước khi nộp');
    expect(await press('Đúng rồi, tiếp tục')).toBe('Cam đoan và nộp hồ sơ');
    await press('Nộp hồ sơ');
    expect(await page.title()).toMatch(/^Lỗi:/);
    await page.locator('#declared').check();
    expect(await press('Nộp hồ sơ')).toBe('Đã nộp hồ sơ');
    return page.locator('.ref').innerText();
  };

  const during = async (walk: () => Promise<void>): Promise<void> => {
    faults = [];
    browser = await openBrowser({ javaScript: true });
    try {
      page = await browser.newPage();
      await walk();
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  };

  const pay = async (): Promise<void> => {
    // The bill is issued by an event, so it may come a moment after the reference.
    for (let tries = 0; tries < 20 && (await page.locator('form[action$="/pay"]').count()) === 0; tries += 1) await page.reload();
    await page.locator('form[action$="/pay"] .button').first().click();
    await page.waitForURL(/\/simulators\/vnpay\//);
    await page.getByRole('button', { name: 'Thanh toán' }).click();
    await page.waitForURL(/\/bills\//);
  };

  it('an extract is paid at the bank, and the receipt says the amount in words', () => during(async () => {
    const reference = await file('2.000635', 'lan');
    await pay();
    expect(await see()).toBe('Nộp phí, lệ phí');
    expect(await press('Xem biên nhận')).toBe('Biên nhận thu phí, lệ phí');
    const receipt = await page.locator('main').innerText();
    for (const words of ['16.000 đ', 'Mười sáu nghìn đồng', reference]) expect(receipt).toContain(words);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('footer').isVisible()).toBe(false);
    expect(await page.locator('main h1').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${platform.origin}/my/dossiers`);
    expect(await see()).toBe('Hồ sơ của tôi');
    expect(await page.locator('main').innerText()).toContain('Đang giải quyết');
    await press('Cấp bản sao trích lục hộ tịch');
    expect(await press('Ai đã xem hồ sơ của tôi')).toBe('Ai đã xem hồ sơ của tôi');
    await page.goBack();
    expect(await press('Rút hồ sơ')).toBe('Rút hồ sơ này?');
    await press('Rút hồ sơ');
    expect(await page.locator('main').innerText()).toContain('Bạn đã rút hồ sơ.');
  }), 120_000);

  it('a petrol station’s certificate is asked for by a business, which first reads why it is partly online', () => during(async () => {
    await page.goto(`${platform.origin}/procedures/2.000648`);
    expect(await page.locator('main').innerText()).toContain('Lý do chưa toàn trình');
    const reference = await file('2.000648', 'xangdau');
    expect(reference).toMatch(/YC-\d{6}-[2-9A-Z]{6}/);
    await page.goto(`${platform.origin}/my/dossiers`);
    await see();
    expect(await page.locator('main').innerText()).toMatch(/Bạn cần làm[\s\S]*Chưa nộp phí/);
  }), 120_000);
});
