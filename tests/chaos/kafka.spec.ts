import { describe, expect, it } from '@jest/globals';
import { chaosSuite } from './chaos.contract-suite.js';
import { expectAllKept } from './expectations.js';
import { brokerMissing } from './rig/stage.js';
import { brokerUnreachable } from './scenarios/wires.js';

const missing = await brokerMissing();

if (missing) describe.skip(`real processes on Kafka (${missing})`, () => { it('keep every acknowledged command', () => undefined); });
else {
  chaosSuite('kafka', (stage) => {
    it('take commands while nobody reaches the broker, and publish all of them in order afterwards', async () => {
      const result = await brokerUnreachable(stage(), { awayMs: 20_000, perSecond: 100, withinMs: 60_000 });
      expectAllKept(result, 1_000);
      expect(result.figures['perSecondMeanwhile']).toBeGreaterThan(50);
      expect(result.figures['backlog']).toBeGreaterThan(500);
    }, 120_000);
  });
}
