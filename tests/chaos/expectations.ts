import { expect } from '@jest/globals';
import { countsOf } from './rig/judge.js';
import type { Result } from './scenarios/scenario.js';

const none = { lost: 0, doubled: 0, swapped: 0, gaps: 0, invented: 0, beyond: 0 };

/** Nothing lost, doubled or swapped; nobody died of himself, nothing is held for ever; and there was something to judge. */
export function expectAllKept({ verdict, surprises, stuck, refusals, acknowledged, longestRecoveryMs }: Result, atLeast = 50): void {
  expect({ ...countsOf(verdict), first: Object.values(verdict).flat().slice(0, 5), surprises, stuck, refusals }).toEqual({ ...none, first: [], surprises: [], stuck: [], refusals: [] });
  expect(acknowledged).toBeGreaterThanOrEqual(atLeast);
  // A bound that holds on a busy machine; how long it really takes is measured by the benchmark.
  expect(longestRecoveryMs).toBeLessThan(60_000);
}
