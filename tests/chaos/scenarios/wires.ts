import { setTimeout as pause } from 'node:timers/promises';
import { missingEffects, tally } from '../rig/gather.ts';
import { Proxy } from '../rig/proxy.ts';
import type { Rig } from '../rig/rig.ts';
import type { Stage } from '../rig/stage.ts';
import { acknowledged, play } from './scenario.ts';
import type { Result } from './scenario.ts';

const backlogOf = async (rig: Rig): Promise<number> => (await tally(rig.options.databaseUrl)).unpublished;

/** Watches the outbox from before the healing until it is empty, under the load that goes on: how fast it fell once it fell. */
async function drained(rig: Rig, heal: () => Promise<void> | void, within: number): Promise<{ backlog: number; drainMs: number; drainPerSecond: number }> {
  let backlog = await backlogOf(rig);
  const from = performance.now();
  let began = from;
  const healing = Promise.resolve(heal());
  for (let now = backlog; now > 100 && performance.now() - from < within; now = await backlogOf(rig)) {
    if (now >= backlog) [backlog, began] = [now, performance.now()];
    await pause(20);
  }
  const end = performance.now();
  await healing;
  return { backlog, drainMs: end - from, drainPerSecond: backlog / ((end - began) / 1000) };
}

interface AwaySize { readonly awayMs: number; readonly perSecond: number; readonly withinMs: number }

/** R07: nobody reaches the broker for a while; commands go on, the outbox grows, and drains in order afterwards. */
export const brokerUnreachable = (stage: Stage, { awayMs, perSecond, withinMs }: AwaySize): Promise<Result> => play(stage, 'partition', { load: { perSecond } }, async (rig) => {
  await acknowledged(rig, perSecond);
  const before = rig.clients.acknowledged;
  stage.wire?.swallow();
  await pause(awayMs);
  const meanwhile = rig.clients.acknowledged - before;
  return { perSecondMeanwhile: (meanwhile * 1000) / awayMs, ...await drained(rig, () => stage.wire?.heal(), withinMs) };
}, withinMs);

/** R07 by death: the broker is killed and stays away, then comes back on the same data. */
export const brokerAway = (stage: Stage, { awayMs, perSecond, withinMs }: AwaySize): Promise<Result> => play(stage, 'away', { load: { perSecond } }, async (rig, kills) => {
  await acknowledged(rig, perSecond);
  const before = rig.clients.acknowledged;
  process.kill(stage.broker?.pid as number, 'SIGKILL');
  kills['broker'] = 1;
  await pause(awayMs);
  const meanwhile = rig.clients.acknowledged - before;
  return { perSecondMeanwhile: (meanwhile * 1000) / awayMs, ...await drained(rig, () => stage.broker?.restart(), withinMs) };
}, withinMs);

/** R08: the database's side of every standing connection vanishes without a word; new connections work. */
export async function halfOpenDatabase(stage: Stage, { perSecond, withinMs }: { perSecond: number; withinMs: number }): Promise<Result> {
  const wire = new Proxy(Number(new URL(stage.postgres.address).port));
  const port = await wire.open();
  try {
    // Handling takes its time, so that projections stand in the middle of a transaction when it happens.
    return await play(stage, 'half_open', { load: { perSecond }, host: { handleMs: 200 }, through: (address) => address.replace(/:\d+\//, `:${port}/`) }, async (rig) => {
      await acknowledged(rig, perSecond * 2);
      const silenced = wire.silence();
      const from = performance.now();
      const before = rig.clients.acknowledged;
      await acknowledged(rig, before + perSecond);
      const commandsAgainMs = performance.now() - from;
      // What stood in the middle of its way when it happened has arrived as well.
      const since = (): number => (performance.now() - from) / 1000;
      while (since() * 1000 < withinMs && (await missingEffects(rig.options.databaseUrl, since(), rig.groups.length)) > 0) await pause(100);
      return { silenced, commandsAgainMs, allAgainMs: performance.now() - from };
    }, withinMs);
  } finally {
    await wire.close();
  }
}
