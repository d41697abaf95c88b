import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../deploy/local/postgres.ts';
import type { Part } from '../../deploy/local/part.ts';
import { loadCore, pin, pinned, serverCore } from './pinning.ts';

export const root = new URL('../../', import.meta.url).pathname;

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

export interface Server {
  readonly origin: string;
  readonly child: ChildProcess;
}

/** PostgreSQL with fsync on, and the servers that are compared, each in a process of its own. */
export class Rig {
  private readonly children: ChildProcess[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'tinhso-bench-'));
  private postgres?: Part;

  async database(settings: Record<string, string | number> = {}): Promise<string> {
    this.postgres = await startPostgres({ dir: join(this.folder, 'postgres'), settings: { max_connections: 200, shared_buffers: '512MB', ...settings } });
    pin(this.postgres.pid, loadCore);
    pin(process.pid, loadCore);
    return this.postgres.address;
  }

  async serve(script: string, environment: Record<string, string> = {}): Promise<Server> {
    const port = await freePort();
    const profile = process.env['BENCH_PROFILE'] ? ['--cpu-prof', '--cpu-prof-dir=.cache/profiles'] : [];
    const [execPath, ...execArgv] = [...pinned(serverCore), process.execPath, ...profile];
    const child = fork(join(root, script), [], {
      execPath, execArgv,
      env: { RATE_LIMIT_PER_MINUTE: '1000000000', ...process.env, ...environment, PORT: String(port), DATA_DIR: join(this.folder, 'data') }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.children.push(child);
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    });
    return { origin: `http://127.0.0.1:${port}`, child };
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGTERM');
    await Promise.all(this.children.map((child) => (child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined)));
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
