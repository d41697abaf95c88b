import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTransport, transportUrl } from '@tinhso/events';
import { failpoints } from '../host/host-config.ts';
import type { HostConfig } from '../host/host-config.ts';
import { changesOfHands, countedLag, latencies, parkedReasons, tally } from '../rig/gather.ts';
import { rigSecret } from '../rig/rig.ts';
import type { Rig } from '../rig/rig.ts';
import type { Stage } from '../rig/stage.ts';
import { acknowledged, play } from './scenario.ts';
import type { Result } from './scenario.ts';

const kinds = ['reaction', 'projection'] as const;

/** R05: a consumer dies once at each named point, for each kind of consumer, each in a group of its own. */
export async function deathsAtPoints(stage: Stage, commands: number): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'tinhso-points-'));
  const consumers: Partial<HostConfig>[] = kinds.flatMap((kind) => failpoints.map((name) => {
    const folder = join(dir, kind);
    mkdirSync(folder, { recursive: true });
    return { groups: [{ group: `chaos.${kind}-${name}`, kind }], failpoint: { name, dir: folder } };
  }));
  const result = await play(stage, 'points', { consumers, processes: { service: 1, relay: 1 }, load: { subjects: 20, perSecond: 60 } }, async (rig, kills) => {
    await acknowledged(rig, commands);
    while (rig.of('consumer').some(({ deaths }) => deaths === 0)) await pause(50);
    kills['consumer at a point'] = rig.of('consumer').reduce((sum, { deaths }) => sum + deaths, 0);
    return { points: rig.of('consumer').filter(({ deaths }) => deaths === 1).length };
  });
  rmSync(dir, { recursive: true, force: true });
  return result;
}

const p99 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

/** E03: one event in `every` breaks its handler at every attempt; a second group takes the same events without harm. */
export const poison = (stage: Stage, { commands, every, perSecond }: { commands: number; every: number; perSecond: number }): Promise<Result> => play(stage, 'poison', {
  consumers: [{ groups: [{ group: 'chaos.sound', kind: 'reaction' }] }, { groups: [{ group: 'chaos.poisoned', kind: 'reaction' }], poisonEvery: every }],
  load: { subjects: 60, perSecond },
}, async (rig) => {
  await acknowledged(rig, commands);
  await rig.clients.stop();
  await rig.settle(60_000);
  const { databaseUrl } = rig.options;
  const [sound, poisoned, aside] = await Promise.all([latencies(databaseUrl, 'chaos.sound'), latencies(databaseUrl, 'chaos.poisoned'), parkedReasons(databaseUrl)]);
  const failed = aside.filter(({ reason }) => reason === 'failed');
  return {
    soundP99Ms: p99(sound.map(({ ms }) => ms)), othersP99Ms: p99(poisoned.map(({ ms }) => ms)),
    failed: failed.length, behind: aside.length - failed.length, attempts: Math.max(0, ...failed.map(({ attempts }) => attempts)), slowestToParkMs: Math.max(0, ...failed.map(({ ms }) => ms)),
  };
});

/** What the consumers told an operator, and how often they began with an event. */
const reportsOf = (rig: Rig): Record<string, number> => {
  const sum: Record<string, number> = { handled: 0 };
  for (const { reports } of rig.of('consumer')) for (const [kind, count] of reports) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
};

/** E06: handling takes longer than the time after which a silent member is thrown out. */
export const longHandling = (stage: Stage, { handleMs, commands }: { handleMs: number; commands: number }): Promise<Result> => play(stage, 'long', {
  consumers: kinds.map((kind) => ({ groups: [{ group: `chaos.${kind}`, kind }], handleMs })), processes: { service: 1, relay: 1 }, load: { subjects: 8, workers: 1, perSecond: 20 },
}, async (rig) => {
  await acknowledged(rig, commands);
  await rig.clients.stop();
  await rig.settle(60_000 + handleMs * 10);
  return reportsOf(rig);
}, 60_000 + handleMs * 10);

/** E05: a consumer ten times too slow. Its lag is counted twice: by the transport, and by hand in the log; nobody is thrown out. */
export const slowConsumer = (stage: Stage, { commands, handleMs }: { commands: number; handleMs: number }): Promise<Result> => play(stage, 'slow', {
  consumers: [{ groups: [{ group: 'chaos.slow', kind: 'reaction' }], handleMs }], load: { subjects: 4, perSecond: 200 },
}, async (rig) => {
  await acknowledged(rig, commands);
  await rig.clients.stop();
  const { databaseUrl } = rig.options;
  while ((await tally(databaseUrl)).unpublished > 0) await pause(20);
  const transport = await openTransport({ kind: 'embedded', url: transportUrl(databaseUrl, rigSecret) });
  let [largest, worst] = [0, 0];
  for (let n = 0; n < 20; n += 1, await pause(100)) {
    const before = await countedLag(databaseUrl, rig.topic, 'chaos.slow');
    const told = await transport.lag('chaos.slow');
    const after = await countedLag(databaseUrl, rig.topic, 'chaos.slow');
    largest = Math.max(largest, before);
    // The consumer goes on between two looks.
    worst = Math.max(worst, Math.max(told - before, after - told, 0) / Math.max(1, before));
  }
  await transport.stop();
  await rig.settle(60_000);
  return { ...reportsOf(rig), largestLag: largest, worstDeviation: worst, hands: await changesOfHands(databaseUrl, rig.topic) };
});
