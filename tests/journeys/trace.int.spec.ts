import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTracing } from '@tinhso/observability';
import { eventually } from '@tinhso/testing';
import type { BrowserContext } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

/** The way of one click on “accept”: each span is made below the one before it. */
const way = [
  'POST /officer/dossiers/:id/acts/:act', 'call public-services', 'POST /api/public-services/v1/dossiers/:id/acceptance', 'publish dossier.accepted.v1',
  'portal-sync.dossiers dossier.accepted.v1', 'push-dossier', 'national portal DongBoHoSoMC',
];
/** What is told to the portal, in its own order. */
const told = ['national portal TraCuuHoSo', 'national portal DongBoHoSoMC', 'national portal CapNhatTienDoHoSoMC'];

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`one click, one trace, on ${parts.name}`, () => {
    let tracing: ReturnType<typeof startTracing>;
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let browser: BrowserContext;
    beforeAll(async () => {
      // One tracer per process: the one before has ended.
      tracing = startTracing({ service: 'journey', exporter: 'memory' });
      platform = await platformOn(parts);
      browser = await openBrowser({ javaScript: false, width: 1280 });
    }, 90_000);
    afterAll(async () => {
      await browser?.close();
      await platform?.stop();
      await tracing.stop();
    }, 30_000);

    it('goes from the portal’s page through outbox, transport and consumer to the national portal', async () => {
      const lan = await tokenOf(platform.issuer, 'lan');
      const filed = await new Caller(platform.origin, lan).post<{ id: string }>('/api/public-services/v1/dossiers', birthRegistration(await uploadedPaper(platform.origin, lan)));
      const page = await browser.newPage();
      await page.goto(`${platform.origin}/officer/dossiers/${filed.body.id}/acts/accept`);
      await page.locator('input[name=username], input[name=login], input[type=text]').first().fill('clerk.pdp');
      await page.locator('input[type=password]').fill('tinhso-demo');
      await page.keyboard.press('Enter');
      await page.waitForURL(/acts\/accept/);
      tracing.reset();
      await page.locator('main form .button').first().click();
      await page.waitForURL(/done=accept/);

      const spans = await eventually(() => {
        const all = tracing.spans();
        const trace = all.find(({ name }) => name === way[0])?.spanContext().traceId;
        const own = all.filter((span) => span.spanContext().traceId === trace);
        return own.some(({ name }) => name === told.at(-1)) && own.some(({ name }) => name === 'push-dossier') ? own : undefined;
      }, { within: 30_000 });
      const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]));
      const pushed = spans.find(({ name }) => name === way.at(-1));
      const above: string[] = [];
      for (let span = pushed; span; span = byId.get(span.parentSpanContext?.spanId ?? '')) above.unshift(span.name);
      expect(above).toEqual(way);
      expect(spans.map(({ name }) => name).filter((name) => told.includes(name))).toEqual(told);
      expect(spans.map(({ name }) => name)).toContain('agency-events.feed dossier.accepted.v1');
    }, 90_000);
  });
}
