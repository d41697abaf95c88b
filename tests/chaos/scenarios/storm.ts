import { setTimeout as pause } from 'node:timers/promises';
import type { Rig, RigOptions } from '../rig/rig.ts';
import type { Stage } from '../rig/stage.ts';
import { acknowledged, play } from './scenario.ts';
import type { Result } from './scenario.ts';

export type Victim = 'service' | 'relay' | 'consumer' | 'postmaster' | 'broker';

export interface StormSize {
  readonly kills: number;
  readonly everyMs: number;
  readonly perSecond: number;
  /** In turn. */
  readonly victims: readonly Victim[];
  readonly withinMs?: number;
  /** Commands that the run must have, however slow the machine is. */
  readonly atLeast?: number;
  readonly processes?: RigOptions['processes'];
}

async function killPart(stage: Stage, victim: 'postmaster' | 'broker'): Promise<void> {
  const part = victim === 'broker' ? stage.broker : stage.postgres;
  while (part?.pid === undefined) await pause(20);
  const pid = part.pid;
  process.kill(pid, 'SIGKILL');
  while (part.pid === pid) await pause(20);
  if (victim === 'broker') await part.restart();
}

async function kill(stage: Stage, rig: Rig, victim: Victim): Promise<void> {
  if (victim === 'postmaster' || victim === 'broker') return killPart(stage, victim);
  (await rig.someReady(victim)).kill();
}

/** R01, R04, E01, E02: kill -9 in turn, under load, on a network that doubles batches and loses answers, with commits out of order. */
export const storm = (stage: Stage, { kills: count, everyMs, perSecond, victims, withinMs = 60_000, processes, atLeast = 100 }: StormSize): Promise<Result> => play(stage, 'storm', {
  processes, load: { perSecond, subjects: 30 }, host: { faults: { double: 0.01, dropAnswer: 0.01 }, slowCommits: { every: 25, ms: 50 } },
}, async (rig, kills) => {
  await pause(everyMs);
  for (let n = 0; n < count; n += 1) {
    const victim = victims[n % victims.length] as Victim;
    await kill(stage, rig, victim);
    kills[victim] = (kills[victim] ?? 0) + 1;
    await pause(everyMs);
  }
  await acknowledged(rig, atLeast);
}, withinMs);
