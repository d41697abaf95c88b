import { describe, expect, it } from '@jest/globals';
import { runAll } from './engine/run.js';
import { failed, Tally } from './engine/tally.js';

const count = Number(process.env['SIMULATE_SEEDS'] ?? 20_000);
const from = Number(process.env['SIMULATE_FROM'] ?? Date.now() * 1_000);

describe('relay and consumers on a simulated clock, network and database', () => {
  it('effect every committed event once and in order in each group, or park it, whatever fails at whichever await', async () => {
    const tally = new Tally();
    await runAll(Array.from({ length: count }, (_, n) => from + n), {}, (outcome) => tally.add(outcome));
    process.stdout.write(`simulation: seeds ${from} to ${from + count - 1}, ${tally.line}\n`);
    expect(tally.failures.map(failed)).toEqual([]);
    expect(tally.runs).toBe(count);
    // Chaos that does not come is no proof.
    expect(Object.values(tally.faults).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(count);
    expect(Math.min(tally.events / 3, tally.effects / 3, tally.parked * 5)).toBeGreaterThan(count / 2);
  }, 540_000);
});
