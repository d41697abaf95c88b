/** start-time: a second start of the whole platform against a start of its PostgreSQL plus a boot of an empty Nest service. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../deploy/local/postgres.ts';
import { alternate } from './lib/alternate.ts';
import { Platform, startEmptyNest } from './lib/started.ts';

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
  await alternate('start-time', 'ms', { ours: second, limit: floor }, { firstStartMs: Math.round(first) });
} finally {
  platform.remove();
  rmSync(dir, { recursive: true, force: true });
}
