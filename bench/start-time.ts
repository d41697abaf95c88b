/** start-time: a second start of the whole platform against a start of its PostgreSQL plus a boot of an empty Nest service. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../deploy/local/postgres.ts';
import { keep } from './lib/result.ts';
import { Platform, startEmptyNest } from './lib/started.ts';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const platform = new Platform();
const dir = mkdtempSync(join(tmpdir(), 'tinhso-floor-'));
const settings = { max_connections: 200 };

const second = async (): Promise<number> => {
  const started = await platform.start();
  await started.stop();
  return started.ms;
};
const floor = async (): Promise<number> => {
  const from = performance.now();
  const postgres = await startPostgres({ dir, settings });
  const postgresMs = performance.now() - from;
  await postgres.stop();
  const nest = await startEmptyNest();
  await nest.stop();
  return postgresMs + nest.ms;
};

try {
  const first = await second();
  await floor();
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const before = pair % 2 === 0 ? undefined : await floor();
    const ours = await second();
    const limit = before ?? await floor();
    ratios.push(ours / limit);
    console.log(`pair ${pair + 1}: ${ours.toFixed(0)} ms against ${limit.toFixed(0)} ms = ${(ours / limit).toFixed(2)}`);
  }
  keep('start-time', ratios, { firstStartMs: Math.round(first) });
} finally {
  platform.remove();
  rmSync(dir, { recursive: true, force: true });
}
