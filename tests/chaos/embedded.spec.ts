import { describe, expect, it } from '@jest/globals';
import { chaosSuite } from './chaos.contract-suite.js';
import { expectAllKept } from './expectations.js';
import { countsOf } from './rig/judge.js';
import { brokenConsumers } from './scenarios/broken.js';
import { slowConsumer } from './scenarios/consumers.js';
import { commitsOutOfOrder } from './scenarios/relays.js';
import { halfOpenDatabase } from './scenarios/wires.js';

chaosSuite('embedded', (stage) => {
  it('publish what draws its position early and commits late', async () => {
    expectAllKept(await commitsOutOfOrder(stage(), 400), 400);
  }, 60_000);

  it('notice within 30 s that the other end of their connections has vanished', async () => {
    const result = await halfOpenDatabase(stage(), { perSecond: 16, withinMs: 60_000 });
    expectAllKept(result, 30);
    expect(result.figures['silenced']).toBeGreaterThan(0);
    expect(result.figures['allAgainMs']).toBeLessThan(30_000);
  }, 120_000);

  it('tell the lag of a slow consumer as it is, and throw nobody out for being slow', async () => {
    const result = await slowConsumer(stage(), { commands: 150, handleMs: 100 });
    expectAllKept(result, 150);
    expect(result.figures).toMatchObject({ hands: 0, handled: result.effects });
    expect(result.figures['largestLag']).toBeGreaterThan(10);
    expect(result.figures['worstDeviation']).toBeLessThan(0.01);
  }, 60_000);

  describe('and a wrong design is caught:', () => {
    it('a relay that remembers the last position loses events', async () => {
      const counts = countsOf((await commitsOutOfOrder(stage(), 400, { breakage: 'relay-by-id' })).verdict);
      expect(counts.lost).toBeGreaterThan(0);
      expect(counts.gaps).toBeGreaterThan(0);
    }, 60_000);

    it('an inbox outside the transaction of the effect doubles effects', async () => {
      const counts = countsOf((await brokenConsumers(stage(), 'inbox-outside', 3)).verdict);
      expect(counts.doubled).toBeGreaterThan(0);
    }, 60_000);

    it('an acknowledgement before the effect loses effects', async () => {
      const counts = countsOf((await brokenConsumers(stage(), 'acknowledge-first', 3)).verdict);
      expect(counts.lost).toBeGreaterThan(0);
    }, 60_000);
  });
});
