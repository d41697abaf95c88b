import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf, openBrowser } from '../support/browser.js';
import { platformOn, profiles } from '../support/platform.js';

/** What a person is told of a wrong page, value by value: attributes sorted, what was typed left out. */
const told = `(doc) => {
  const typed = new Set(['value', 'checked', 'selected', 'autofocus']);
  const canonical = (node) => node.nodeType === 3 ? node.data : '<' + node.localName
    + [...node.attributes].filter(({ name }) => !typed.has(name)).map(({ name, value }) => ' ' + name + '="' + value + '"').sort().join('') + '>'
    + (node.localName === 'textarea' ? '' : [...node.childNodes].map(canonical).join('')) + '</' + node.localName + '>';
  return [doc.title, ...[...doc.querySelectorAll('main > .errors, main .field')].map(canonical)];
}`;

type Filled = Readonly<Record<string, string>>;

describe('a page judged in the browser', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: BrowserContext;
  let page: Page;
  const posts: string[] = [];
  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await openBrowser({ javaScript: true });
    page = await browser.newPage();
    page.on('request', (request) => { if (request.method() === 'POST') posts.push(request.url()); });
    await page.goto(`${platform.origin}/apply/1.001193/begin`);
    await page.locator('input[type=text], input[name=username]').first().fill('lan');
    await page.locator('input[type=password]').fill('tinhso-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apply\//);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const onward = () => page.locator('main form .actions .button:not(.text)').click();
  const open = async (code: string, filled: Filled): Promise<string> => {
    const url = `${platform.origin}/apply/1.001193/questions/${code}`;
    await page.goto(url, { waitUntil: 'networkidle' });
    for (const [name, value] of Object.entries(filled)) {
      const control = page.locator(`[name="${name}"]`).first();
      if (await control.evaluate((one) => one.localName === 'select')) await control.selectOption(value);
      else if ((await control.getAttribute('type')) === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
      else await control.fill(value);
    }
    posts.length = 0;
    return url;
  };
  /** The server's answer to the same form, as a browser without scripts gets it. */
  const server = async (url: string): Promise<unknown> => {
    const form = await page.evaluate('Object.fromEntries(new FormData(document.querySelector("form[data-judge]")))') as Record<string, string>;
    const answer = await browser.request.post(url, { form, headers: { 'sec-fetch-site': 'same-origin' } });
    expect(answer.status()).toBe(422);
    return page.evaluate(`(${told})(new DOMParser().parseFromString(${JSON.stringify(await answer.text())}, 'text/html'))`);
  };

  it.each<[string, string, string, Filled]>([
    ['vi', 'relation', 'choices left open', {}],
    ['vi', 'child', 'nothing', {}],
    ['vi', 'child', 'a day that is none', { 'childName': 'Trần An Nhiên', 'childBirthDate-day': '31', 'childBirthDate-month': '2', 'childBirthDate-year': '2026', 'childGender': 'female', 'childEthnicity': 'Kinh', 'childBirthPlace': 'Bệnh viện A' }],
    ['vi', 'child', 'a day to come', { 'childBirthDate-day': '1', 'childBirthDate-month': '1', 'childBirthDate-year': '2090' }],
    ['vi', 'requester', 'a landline and no address of mail', { requesterPhone: '0208 385 0000', requesterEmail: 'lan', requesterAddress: '' }],
    ['vi', 'copies', 'a word for a number', { copies: 'hai' }],
    ['en', 'child', 'nothing', {}],
    ['en', 'copies', 'more than allowed', { copies: '21' }],
  ])('says in %s on %s with %s what the server would say, without asking it', async (lang, code, _, filled) => {
    if (lang === 'en' && (await page.locator('html').getAttribute('lang')) !== 'en') await page.getByRole('link', { name: 'English' }).click();
    const url = await open(code, filled);
    const expected = await server(url);
    await onward();
    await page.locator('.errors').waitFor();
    expect(posts).toEqual([]);
    expect(await page.evaluate(`(${told})(document)`)).toEqual(expected);
    expect(await page.evaluate('document.activeElement.className')).toBe('errors');
    expect(await faultsOf(page)).toEqual([]);
    for (const [name, value] of Object.entries(filled)) {
      const kept = page.locator(`[name="${name}"]`).first();
      if ((await kept.getAttribute('type')) !== 'radio') expect(await kept.inputValue()).toBe(value);
    }
    const [first] = await page.locator('.errors a').all();
    const target = (await first?.getAttribute('href') ?? '').slice(1);
    await first?.click();
    expect(await page.evaluate('document.activeElement.id')).toBe(target);
  }, 60_000);

  it('shows the rest when one thing is mended, and lets a right page and one for later go', async () => {
    await open('copies', { copies: '21' });
    await onward();
    await page.locator('#copies').fill('99');
    await onward();
    expect(await page.locator('.errors li').count()).toBe(1);
    expect(await page.locator('.message').count()).toBe(1);
    expect(posts).toEqual([]);
    await page.locator('#copies').fill('2');
    await onward();
    await page.waitForURL(/\/papers$/);
    await open('copies', { copies: '21' });
    await page.locator('button[name=then]').click();
    await page.waitForURL(/\/my\/dossiers$/);
  }, 60_000);
});
