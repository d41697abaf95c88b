import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';

export const browserArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** A Chromium of one's own, with a fresh profile; closing the context ends it. */
export async function openBrowser(options: { readonly javaScript: boolean; readonly width?: number }): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
  const context = await browser.newContext({ javaScriptEnabled: options.javaScript, viewport: { width: options.width ?? 390, height: 844 } });
  context.setDefaultTimeout(20_000);
  context.once('close', () => void browser.close());
  return context;
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds against WCAG 2.2 A and AA, at phone and desktop width. The heading is asserted first: an empty page has no fault. */
export async function faultsOf(page: Page): Promise<string[]> {
  if ((await page.locator('h1').count()) !== 1) throw new Error(`${page.url()} has not one h1`);
  const faults: string[] = [];
  const before = page.viewportSize();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate(await axeSource);
    const result = await page.evaluate('axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })') as AxeResult;
    faults.push(...result.violations.map(({ id, nodes }) => `${page.url()} at ${width}: ${id} ${nodes[0]?.html ?? ''}`));
  }
  if (before) await page.setViewportSize(before);
  return faults;
}
