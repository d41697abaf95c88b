import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf, openBrowser } from '../support/browser.js';
import { smallPdf } from '../support/filings.js';
import { platformOn, profiles } from '../support/platform.js';

type Language = 'vi' | 'en';
const combinations: readonly [Language, boolean][] = [['vi', false], ['vi', true], ['en', false], ['en', true]];
const words = {
  vi: { english: undefined, wrong: /^Lỗi:/, mine: 'Hồ sơ của tôi', lang: 'vi' },
  en: { english: 'English', wrong: /^Error:/, mine: 'My dossiers', lang: 'en' },
} as const;

/** One person in front of one browser. */
class Visitor {
  readonly faults: string[] = [];

  constructor(readonly page: Page, private readonly javaScript: boolean) {}

  /** Every page that is reached is looked at by axe, which needs JavaScript. */
  async see(): Promise<string> {
    await this.page.waitForLoadState();
    const heading = await this.page.locator('h1').first().innerText();
    if (this.javaScript) this.faults.push(...await faultsOf(this.page));
    return heading;
  }

  async onward(): Promise<string> {
    await this.page.locator('main form .actions .button:not(.text)').click();
    return this.see();
  }

  async signIn(username: string): Promise<void> {
    await this.page.locator('input[name=username], input[name=login], input[type=text]').first().fill(username);
    await this.page.locator('input[type=password]').fill('tinhso-demo');
    await this.page.keyboard.press('Enter');
  }
}

async function toFirstQuestion(visitor: Visitor, origin: string, language: Language): Promise<void> {
  const { page } = visitor;
  await page.goto(`${origin}/`);
  await visitor.see();
  if (language === 'en') await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe(words[language].lang);
  await page.locator('#q').fill('KHAI SINH');
  await page.locator('.search button').click();
  await visitor.see();
  await page.locator('.results a').first().click();
  await visitor.see();
  await page.locator('main .button').first().click();
  await visitor.see();
  await page.locator('main .actions .button').click();
  await visitor.signIn('lan');
  await page.waitForURL(/\/apply\//);
}

async function answerQuestions(visitor: Visitor, language: Language): Promise<void> {
  const { page } = visitor;
  await visitor.onward();
  await page.locator('input[value=mother]').check();
  await page.locator('#communeCode').selectOption('05443');
  await visitor.onward();
  await visitor.onward();
  expect(await page.title()).toMatch(words[language].wrong);
  await page.locator('#childName').fill('Trần An Nhiên');
  for (const [field, value] of [['#childBirthDate', '2'], ['#childBirthDate-month', '11'], ['#childBirthDate-year', '2026']] as const) await page.locator(field).fill(value);
  await page.locator('input[value=male]').check();
  await page.locator('#childEthnicity').selectOption('Kinh');
  await page.locator('#childBirthPlace').fill('Bệnh viện Trung ương Thái Nguyên');
  await visitor.onward();
  await page.locator('#motherName').fill('Nguyễn Thị Lan');
  await page.locator('input[name=parentsMarried][value=yes]').check();
  await visitor.onward();
  await page.locator('#fatherName').fill('Trần Văn Minh');
  await visitor.onward();
  await page.locator('#copies').fill('0');
  await visitor.onward();
  for (const paper of await page.locator('input[type=file]').all()) await paper.setInputFiles({ name: 'giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf()) });
  await visitor.onward();
}

describe('birth registration in a browser', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: BrowserContext | undefined;
  beforeAll(async () => { platform = await platformOn(profiles[0] as (typeof profiles)[number]); }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  it.each(combinations)('is filed by a citizen and accepted by the clerk, in %s with JavaScript %s', async (language, javaScript) => {
    try {
      browser = await openBrowser({ javaScript });
      const citizen = new Visitor(await browser.newPage(), javaScript);
      await toFirstQuestion(citizen, platform.origin, language);
      await answerQuestions(citizen, language);
      expect(await citizen.page.locator('main').innerText()).toContain('Trần An Nhiên');
      await citizen.page.locator('main .actions .button').click();
      await citizen.see();
      await citizen.page.locator('#declared').check();
      await citizen.onward();
      const reference = await citizen.page.locator('.ref').innerText();
      expect(reference).toMatch(/YC-\d{6}-[2-9A-Z]{6}/);
      await citizen.page.getByRole('link', { name: words[language].mine }).first().click();
      await citizen.see();
      await browser.close();

      browser = await openBrowser({ javaScript, width: 1280 });
      const clerk = new Visitor(await browser.newPage(), javaScript);
      await clerk.page.goto(`${platform.origin}/officer`);
      await clerk.signIn('clerk.pdp');
      await clerk.page.waitForURL(/\/officer/);
      await clerk.see();
      await clerk.page.locator('tbody a').first().click();
      await clerk.see();
      await clerk.page.locator('main .panel .button').first().click();
      await clerk.see();
      expect(await clerk.page.locator('main').innerText()).toMatch(/000\.00\.19\.H55-\d{6}-\d{4}/);
      expect([...citizen.faults, ...clerk.faults]).toEqual([]);
    } finally {
      await browser?.close();
    }
  }, 180_000);
});
