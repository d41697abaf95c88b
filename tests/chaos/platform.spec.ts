import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAllKept } from './expectations.js';
import { openStage } from './rig/stage.js';
import type { Stage } from './rig/stage.js';
import { absentDatabase, killedDatabase, killedPlatform } from './scenarios/platform.js';

describe('the whole platform, while citizens file', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage('embedded'); }, 60_000);
  afterAll(() => stage?.close(), 60_000);

  it('makes one dossier, one entry in the feed and one bill of each filing although its process is killed', async () => {
    const result = await killedPlatform(stage, { kills: 3, everyMs: 1_500, perSecond: 60 });
    expectAllKept(result);
    expect(result.parked).toBe(0);
  }, 120_000);

  it('loses no acknowledged filing when the database is killed in the middle of commits', async () => {
    const result = await killedDatabase(stage, { kills: 3, everyMs: 1_200, perSecond: 60 });
    expectAllKept(result);
    expect(result.figures['filingAgainMs']).toBeLessThan(15_000);
  }, 120_000);

  it('answers 503 with a problem in time while the database is away, and goes on by itself afterwards', async () => {
    const result = await absentDatabase(stage, { awayMs: 6_000, perSecond: 60 });
    expectAllKept(result);
    expect(result.figures).toMatchObject({ wrongAnswers: 0, readyWhileAway: 0, deadWhileAway: 0 });
    expect(result.figures['answersWhileAway']).toBeGreaterThan(10);
    expect(result.figures['slowestAnswerMs']).toBeLessThan(2_000);
    expect(result.figures['recoveryMs']).toBeLessThan(15_000);
  }, 120_000);
});
