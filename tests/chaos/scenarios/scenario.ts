import { setTimeout as pause } from 'node:timers/promises';
import { Rig } from '../rig/rig.ts';
import type { Outcome, RigOptions } from '../rig/rig.ts';
import type { Stage } from '../rig/stage.ts';

export type Kills = Readonly<Record<string, number>>;

export interface Result extends Outcome {
  readonly kills: Kills;
  /** Milliseconds: the slowest process to be ready again, and the slowest command from its first try to its answer. */
  readonly longestRecoveryMs: number;
  readonly slowestCommandMs: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** After so long without any progress a broken design has shown what it will ever do. */
export const quietMs = 4_000;

type Options = Partial<Pick<RigOptions, 'processes' | 'load' | 'host' | 'consumers' | 'through'>>;

/** Starts a rig on a database of its own, does something to it under load, and judges what is left. */
export async function play(stage: Stage, name: string, options: Options, disturb: (rig: Rig, kills: Record<string, number>) => Promise<Record<string, number> | void>, within = 60_000, quiet = within): Promise<Result> {
  const rig = new Rig({ ...await stage.prepare(name), ...options });
  const kills: Record<string, number> = {};
  try {
    await rig.start();
    rig.clients.start();
    const figures = (await disturb(rig, kills)) ?? {};
    const outcome = await rig.finish(within, quiet);
    return { ...outcome, kills, longestRecoveryMs: rig.longestRecoveryMs, slowestCommandMs: rig.clients.slowest, figures };
  } finally {
    await rig.stop();
  }
}

/** Until so many commands are acknowledged. */
export async function acknowledged(rig: Rig, count: number): Promise<void> {
  while (rig.clients.acknowledged < count) await pause(20);
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
