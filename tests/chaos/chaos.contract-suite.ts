import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAllKept } from './expectations.js';
import { openStage } from './rig/stage.js';
import type { Stage } from './rig/stage.js';
import { deathsAtPoints, longHandling, poison } from './scenarios/consumers.js';
import { doubledAndDropped, frozenRelays } from './scenarios/relays.js';
import { storm } from './scenarios/storm.js';

/** What holds on both transports, with processes that really die. */
export function chaosSuite(transport: Stage['transport'], more: (stage: () => Stage) => void): void {
  const kafka = transport === 'kafka';
  describe(`real processes on ${transport === 'kafka' ? 'Kafka' : 'the embedded transport'}`, () => {
    let stage: Stage;
    beforeAll(async () => { stage = await openStage(transport); }, 120_000);
    afterAll(() => stage?.close(), 60_000);

    it('keep every acknowledged command and do each effect once, while services, relays and consumers are killed', async () => {
      const result = await storm(stage, { kills: 9, everyMs: kafka ? 1_000 : 700, perSecond: 80, victims: ['service', 'relay', 'consumer'] });
      expectAllKept(result, 100);
      expect(result.kills).toEqual({ service: 3, relay: 3, consumer: 3 });
      expect(result.doubledInLog).toBeGreaterThanOrEqual(0);
    }, 120_000);

    it('keep what was acknowledged while the server under the log is killed in the middle of writing', async () => {
      const result = await storm(stage, kafka ? { kills: 1, everyMs: 2_000, perSecond: 100, victims: ['broker'] } : { kills: 3, everyMs: 1_000, perSecond: 100, victims: ['postmaster'] });
      expectAllKept(result);
    }, 120_000);

    it('do an effect once although the consumer dies at any of six points around its commit', async () => {
      const result = await deathsAtPoints(stage, 80);
      expectAllKept(result);
      expect(result.figures).toEqual({ points: 12 });
    }, 120_000);

    it('publish nothing twice with effect when a frozen relay thaws after another has taken over', async () => {
      const result = await frozenRelays(stage, { freezes: 4, leaseMs: 700, frozenMs: 1_200, perSecond: 150 });
      expectAllKept(result);
      expect(result.figures['takeovers']).toBeGreaterThanOrEqual(2);
    }, 60_000);

    it('keep 50 keys in order while batches are doubled and answers lost', async () => {
      expectAllKept(await doubledAndDropped(stage, { subjects: 50, commands: 2_000 }), 2_000);
    }, 120_000);

    it('park a poison event after five tries, its key behind it, and nothing else', async () => {
      const result = await poison(stage, { commands: 1_500, every: 120, perSecond: 250 });
      expectAllKept(result, 1_500);
      expect(result.figures).toMatchObject({ attempts: 5 });
      expect(result.figures['behind']).toBeGreaterThan(0);
      expect(result.figures['slowestToParkMs']).toBeLessThan(30_000);
    }, 60_000);

    it('keep their partitions while one event takes longer than a session', async () => {
      const result = await longHandling(stage, { handleMs: kafka ? 7_500 : 2_500, commands: 2 });
      expectAllKept(result, 2);
      // Begun once each: nobody was thrown out, and nothing was reported to an operator.
      expect(result.figures).toEqual({ handled: result.effects });
    }, 120_000);

    more(() => stage);
  });
}
