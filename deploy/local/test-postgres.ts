/**
 * Holds the one PostgreSQL that all test processes share; writes its address to .cache/test-postgres/server.json.
 * Ends by itself when no client has been connected for five minutes, and on SIGINT or SIGTERM.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from './postgres.ts';
import { cacheDir } from './project.ts';

const dir = join(cacheDir, 'test-postgres');
const address = join(dir, 'server.json');
const minutesIdle = Number(process.env['TEST_POSTGRES_IDLE_MINUTES'] ?? 5);

mkdirSync(dir, { recursive: true });
const server = await startPostgres({
  dir,
  fresh: true,
  settings: { max_connections: 300, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
});
writeFileSync(`${address}.half`, JSON.stringify({ url: server.address, pid: process.pid }), { mode: 0o600 });
renameSync(`${address}.half`, address);

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  rmSync(address, { force: true });
  await server.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

let lastSeen = Date.now();
setInterval(() => {
  const client = new pg.Client({ connectionString: server.address });
  client.on('error', () => undefined);
  client.connect()
    .then(() => client.query(`select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`))
    .then(({ rows }) => { if (rows[0].others > 0) lastSeen = Date.now(); })
    .then(() => client.end())
    .then(() => (Date.now() - lastSeen > minutesIdle * 60_000 ? end() : undefined))
    .catch(() => end());
}, 5000);
