import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startDebianPostgres, startPostgres, type Part } from './index.ts';

const ask = async (url: string, text: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query(text)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

const until = async (probe: () => Promise<unknown>): Promise<unknown> => {
  for (let tries = 0; tries < 200; tries += 1) {
    try { return await probe(); } catch { await pause(50); }
  }
  return probe();
};

const isAlive = (pid: number): boolean => { try { return process.kill(pid, 0); } catch { return false; } };

describe('a local PostgreSQL', () => {
  let dir = '';
  const parts: Part[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tinhso-pg-'));
    chmodSync(dir, 0o755);
  });
  afterEach(async () => {
    await Promise.all(parts.splice(0).map((part) => part.stop()));
    rmSync(dir, { recursive: true, force: true });
  });
  const keep = (part: Part): Part => { parts.push(part); return part; };

  it('keeps its data over a restart, on the same address', async () => {
    const part = keep(await startPostgres({ dir }));
    await ask(part.address, 'create table kept as select 1 as one');
    const before = part.pid;
    await part.restart();
    expect(part.pid).not.toBe(before);
    expect(await ask(part.address, 'select one from kept')).toBe(1);
  });

  it('comes back by itself after kill -9 when supervised', async () => {
    const part = keep(await startPostgres({ dir, supervise: true }));
    const killed = part.pid as number;
    process.kill(killed, 'SIGKILL');
    expect(await until(() => ask(part.address, 'select 2'))).toBe(2);
    expect(part.pid).not.toBe(killed);
  });

  it('leaves no process behind', async () => {
    const part = await startPostgres({ dir, supervise: true });
    const pid = part.pid as number;
    await part.stop();
    expect(part.pid).toBeUndefined();
    expect(isAlive(pid)).toBe(false);
  });

  it('refuses a folder whose owner is alive, and leaves its server alone', async () => {
    const first = keep(await startPostgres({ dir }));
    const pid = first.pid;
    await expect(startPostgres({ dir })).rejects.toThrow(/in use by process/);
    expect(first.pid).toBe(pid);
    expect(await ask(first.address, 'select 3')).toBe(3);
  });

  it('ends the server of an owner that was killed', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
      const part = await startPostgres({ dir: ${JSON.stringify(dir)} }); console.log(part.pid); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } });
    const left = Number(await new Promise((told) => { owner.stdout.once('data', (text: Buffer) => told(String(text))); }));
    const gone = new Promise((done) => { owner.once('exit', done); });
    owner.kill('SIGKILL');
    await gone;
    expect(isAlive(left)).toBe(true);
    keep(await startPostgres({ dir }));
    expect(isAlive(left)).toBe(false);
  });

  it('runs on the oldest version that is promised', async () => {
    const part = keep(await startDebianPostgres({ dir }));
    expect(String(await ask(part.address, 'show server_version'))).toMatch(/^15\./);
    expect(await ask(part.address, `select lower('ĐẠI TỪ')`)).toBe('đại từ');
  });
});
