import { setTimeout as pause } from 'node:timers/promises';
import type { Breakage } from '../host/host-config.ts';
import { tally } from '../rig/gather.ts';
import type { Rig } from '../rig/rig.ts';
import type { Stage } from '../rig/stage.ts';
import { play, quietMs } from './scenario.ts';
import type { Result } from './scenario.ts';

/** Until the consumers are in the middle of their work. */
async function progress(rig: Rig, effects: number): Promise<void> {
  const before = (await tally(rig.options.databaseUrl)).effects;
  while ((await tally(rig.options.databaseUrl)).effects < before + effects) await pause(20);
}

/** Consumers of a wrong design, all of them killed a few times under load. */
export const brokenConsumers = (stage: Stage, breakage: Exclude<Breakage, 'relay-by-id'>, count: number): Promise<Result> => play(stage, 'broken', {
  host: { breakage }, processes: { service: 1, relay: 1 }, load: { perSecond: 80, workers: 16, subjects: 40 },
}, async (rig, kills) => {
  for (let n = 0; n < count; n += 1) {
    await progress(rig, 20);
    for (const consumer of rig.of('consumer')) consumer.kill();
    kills['consumer'] = (n + 1) * rig.of('consumer').length;
  }
}, 60_000, quietMs);
