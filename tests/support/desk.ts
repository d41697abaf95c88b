import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { browserArguments, faultsOf } from './browser.js';

/** Page states that axe has looked at: address without ids, headings, and whether something is wrong or new. */
const seen = new Set<string>();

/** An official at a desk, in a browser session of his own. Every page state that is seen is looked at by axe, once. */
export class Official {
  private constructor(readonly page: Page, private readonly context: BrowserContext, private readonly origin: string, private readonly faults: string[]) {}

  static async signIn(browser: Browser, origin: string, username: string, faults: string[], { start = '/officer', javaScript = true } = {}): Promise<Official> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: javaScript });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(`${origin}${start}`);
    await page.locator('input[name=username], input[name=login], input[type=text]').first().fill(username);
    await page.locator('input[type=password]').fill('tinhso-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.origin === origin && (url.pathname.startsWith(`${start}/`) || (start !== '/officer' && url.pathname === start)));
    return new Official(page, context, origin, faults);
  }

  /** Heading of the page that is reached. */
  async see(): Promise<string> {
    await this.page.waitForLoadState();
    const heading = await this.page.locator('main h1').innerText();
    const parts = await this.page.locator('main :is(h1, h2), main .button').allInnerTexts();
    const state = [new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id'), ...parts, await this.page.locator('.errors, .notice').count()].join('|');
    if (!seen.has(state)) this.faults.push(...await faultsOf(this.page));
    seen.add(state);
    return heading;
  }

  async open(path: string): Promise<string> {
    await this.page.goto(`${this.origin}${path}`);
    return this.see();
  }

  words(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Sends the form of the page. */
  async send(): Promise<string> {
    await this.page.locator('main form[method=post] .actions .button:not(.text)').first().click();
    return this.see();
  }

  /** Does an act on a dossier through its small page; what the dossier's page says then. */
  async act(dossierId: string, code: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.open(`/officer/dossiers/${dossierId}`);
    await this.page.locator(`main a[href$="/acts/${code}"]`).first().click();
    await this.see();
    for (const [name, value] of Object.entries(fields)) await this.answer(name, value);
    await this.send();
    return this.words();
  }

  async answer(name: string, value: string): Promise<void> {
    const field = this.page.locator(`[name="${name}"]`).first();
    const kind = await field.evaluate((one) => (one.tagName === 'SELECT' ? 'select' : (one as HTMLInputElement).type));
    if (kind === 'select') await field.selectOption(value);
    else if (kind === 'radio') await this.page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === 'checkbox') await field.check();
    else await field.fill(value);
  }

  /** A file of the desk with the cookies of this session. */
  async file(path: string): Promise<{ readonly status: number; readonly type: string; readonly content: Uint8Array }> {
    const answer = await this.context.request.get(`${this.origin}${path}`);
    return { status: answer.status(), type: answer.headers()['content-type'] ?? '', content: new Uint8Array(await answer.body()) };
  }

  async statusOf(path: string): Promise<number> {
    return (await this.page.goto(`${this.origin}${path}`))?.status() ?? 0;
  }
}

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: [...browserArguments] });
