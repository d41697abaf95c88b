import { describe, expect, it } from '@jest/globals';
import { acknowledgesFirst } from './doubles/wrong-consumers.js';
import { runAll, runOne } from './engine/run.js';
import type { Outcome } from './engine/run.js';

const seeds = Array.from({ length: 40 }, (_, n) => 20_261_125_000 + n);

const hashesOf = async (order: readonly number[], width: number): Promise<Map<number, string>> => {
  const hashes = new Map<number, string>();
  await runAll(order, {}, ({ seed, hash }: Outcome) => hashes.set(seed, hash), width);
  return hashes;
};

describe('a seed', () => {
  it('gives the same run again, alone or beside others, in any order', async () => {
    const together = await hashesOf(seeds, 16);
    const alone = await hashesOf([...seeds].reverse(), 1);
    expect(new Set(together.values()).size).toBe(seeds.length);
    for (const seed of seeds) expect(alone.get(seed)).toBe(together.get(seed));
    const [first = 0] = seeds;
    const traced = await runOne(first, { traced: true });
    expect(traced.hash).toBe(together.get(first));
    expect((await runOne(first, { traced: true })).lines).toEqual(traced.lines);
  }, 120_000);

  it('breaks what it broke again, in the same place', async () => {
    const options = { parts: { members: acknowledgesFirst } };
    const broken: Outcome[] = [];
    await runAll(seeds, options, (outcome) => { if (outcome.violations.length > 0) broken.push(outcome); });
    expect(broken.length).toBeGreaterThan(0);
    for (const outcome of broken) expect(await runOne(outcome.seed, options)).toEqual(outcome);
  }, 120_000);
});
