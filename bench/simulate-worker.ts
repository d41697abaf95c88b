import { parentPort, workerData } from 'node:worker_threads';
import { runAll } from '../tests/simulation/engine/run.ts';
import { Tally } from '../tests/simulation/engine/tally.ts';

const { from, count } = workerData as { readonly from: number; readonly count: number };
const slice = 5_000;

for (let start = 0; start < count; start += slice) {
  const tally = new Tally();
  await runAll(Array.from({ length: Math.min(slice, count - start) }, (_, n) => from + start + n), {}, (outcome) => tally.add(outcome));
  parentPort?.postMessage(tally.plain);
}
