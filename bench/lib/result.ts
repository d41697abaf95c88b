import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { root } from './rig.ts';

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Keeps the ratios of a run in bench/results with what they were measured on, and closes with the line `<name> <ratio>`. */
export function keep(name: string, ratios: readonly number[], how: Record<string, unknown>): void {
  const result = {
    name, median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios), pairs: ratios.length, ...how,
    node: process.version, cores: cpus().length, kernel: release(), at: new Date().toISOString(),
  };
  writeFileSync(`${root}bench/results/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${name} ${result.median.toFixed(3)}`);
}
