import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { eventually } from './eventually.js';

const root = ((): string => {
  let folder = import.meta.dirname;
  while (!folder.endsWith('libs')) folder = dirname(folder);
  return resolve(folder, '..');
})();
const dir = join(root, '.cache/test-postgres');
const lock = join(dir, 'lock');

const read = (file: string): string => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };
const isAlive = (pid: number): boolean => { try { return process.kill(pid, 0); } catch { return false; } };

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const running = async (): Promise<string | undefined> => {
  const text = read(join(dir, 'server.json'));
  if (!text) return undefined;
  const { url } = JSON.parse(text) as { url: string };
  return await answers(url) ? url : undefined;
};

const takeLock = (): boolean => {
  const holder = Number(read(lock));
  if (holder && !isAlive(holder)) rmSync(lock, { force: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

const startHolder = (): (() => void) => {
  const log = openSync(join(dir, 'holder.log'), 'a');
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'deploy/local/test-postgres.ts')], { cwd: root, env, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  closeSync(log);
  return () => {
    if (child.exitCode !== null) throw new Error(`the test PostgreSQL did not start: ${read(join(dir, 'holder.log')).slice(-600)}`);
  };
};

const startOnce = async (): Promise<string> => {
  mkdirSync(dir, { recursive: true });
  const known = await running();
  if (known) return known;
  if (!takeLock()) return eventually(running, { within: 60_000, every: 100 });
  try {
    // A server that was too busy to answer is not started a second time: its folder is taken, and it answers again.
    const { pid } = JSON.parse(read(join(dir, 'server.json')) || '{}') as { pid?: number };
    for (; pid && isAlive(pid); await pause(200)) {
      const url = await running();
      if (url) return url;
    }
    rmSync(join(dir, 'server.json'), { force: true });
    const ensureAlive = startHolder();
    for (;;) {
      ensureAlive();
      const url = await running();
      if (url) return url;
      await pause(50);
    }
  } finally {
    rmSync(lock, { force: true });
  }
};

let shared: Promise<string> | undefined;

/** Address of the shared test server as superuser; whoever asks first starts it, under a lock file. */
export function sharedPostgres(): Promise<string> {
  shared ??= startOnce();
  return shared;
}
