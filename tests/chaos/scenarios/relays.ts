import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { schema } from '../host/host-config.ts';
import type { Stage } from '../rig/stage.ts';
import { acknowledged, play, quietMs } from './scenario.ts';
import type { Result } from './scenario.ts';

async function leaseEpoch(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${schema}` });
  await client.connect();
  try {
    return Number((await client.query<{ epoch: string }>('select epoch from relay_lease')).rows[0]?.epoch ?? 0);
  } finally {
    await client.end();
  }
}

/** R10: the relay that holds the lease is frozen beyond it, another takes over, and the first thaws in the middle of its batch. */
export const frozenRelays = (stage: Stage, { freezes, leaseMs, frozenMs, perSecond }: { freezes: number; leaseMs: number; frozenMs: number; perSecond: number }): Promise<Result> => play(stage, 'frozen', {
  host: { leaseMs }, load: { perSecond, subjects: 20, workers: 16 },
}, async (rig, kills) => {
  for (let n = 0; n < freezes; n += 1) {
    await pause(leaseMs / 2);
    const relay = rig.of('relay')[n % 2];
    kills['relay frozen'] = (kills['relay frozen'] ?? 0) + 1;
    await relay?.freeze(frozenMs);
  }
  return { takeovers: (await leaseEpoch(rig.options.databaseUrl)) - 1 };
});

/** E01: batches come twice, and answers are lost after the batch was stored. */
export const doubledAndDropped = (stage: Stage, { subjects, commands }: { subjects: number; commands: number }): Promise<Result> => play(stage, 'retries', {
  host: { faults: { double: 0.01, dropAnswer: 0.01 } }, load: { subjects, workers: 32, perSecond: undefined },
}, async (rig) => { await acknowledged(rig, commands); }, 120_000);

/** E02: transactions draw their position in the outbox and commit after others that drew a later one. */
export const commitsOutOfOrder = (stage: Stage, commands: number, host: { breakage?: 'relay-by-id' } = {}): Promise<Result> => play(stage, 'late', {
  host: { slowCommits: { every: 4, ms: 40 }, ...host }, processes: { relay: 1, consumer: 1 }, load: { subjects: 200, workers: 16, perSecond: undefined },
}, async (rig) => { await acknowledged(rig, commands); }, 60_000, host.breakage ? quietMs : undefined);
