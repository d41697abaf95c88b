/** start-memory: resident memory of the whole platform in its one process against an empty Nest service, both answered once and at rest. */
import { setTimeout as rest } from 'node:timers/promises';
import { keep } from './lib/result.ts';
import { Platform, startEmptyNest } from './lib/started.ts';
import type { Started } from './lib/started.ts';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const platform = new Platform();

const measured = async (started: Started, path: string): Promise<number> => {
  try {
    const answer = await fetch(`${started.origin}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await rest(5_000);
    return started.memory();
  } finally {
    await started.stop();
  }
};

try {
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const ours = await measured(await platform.start(), '/');
    const limit = await measured(await startEmptyNest(), '/hello');
    ratios.push(ours / limit);
    console.log(`pair ${pair + 1}: ${ours.toFixed(0)} MiB against ${limit.toFixed(0)} MiB = ${(ours / limit).toFixed(2)}`);
  }
  keep('start-memory', ratios, {});
} finally {
  platform.remove();
}
