import { execFileSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isOver, run, startChild, stopChild, untilReady } from './child.ts';
import { claim } from './claim.ts';
import { isRoot } from './project.ts';

export interface ClusterOptions {
  /** Folder of `initdb` and `postgres`. */
  readonly bin: string;
  /** Holds `data`, `password` and `log`. */
  readonly dir: string;
  readonly port: number;
  readonly initdb: readonly string[];
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Throw old data away at the first start, once the folder is certainly ours. */
  readonly fresh?: boolean;
}

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));

const serverUser = (): { uid?: number; gid?: number } => {
  if (!isRoot) return {};
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
};

const passwordIn = (dir: string, owner: { uid?: number; gid?: number }): string => {
  const file = join(dir, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(file, owner.uid, owner.gid as number);
  return readFileSync(file, 'utf8').trim();
};

/** One PostgreSQL server on 127.0.0.1 with its data in a folder. */
export class PostgresCluster {
  private child: ChildProcess | undefined;
  private held: Awaited<ReturnType<typeof claim>> | undefined;
  private readonly owner = serverUser();
  private readonly password: string;
  private readonly options: ClusterOptions;

  constructor(options: ClusterOptions) {
    this.options = options;
    mkdirSync(options.dir, { recursive: true });
    this.password = passwordIn(options.dir, this.owner);
  }

  get pid(): number | undefined {
    return this.child && !isOver(this.child) ? this.child.pid : undefined;
  }

  get url(): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.options.port}/postgres`;
  }

  async start(onExit: () => void = () => undefined): Promise<void> {
    const data = join(this.options.dir, 'data');
    if (!this.held) {
      this.held = await claim(this.options.dir);
      if (this.options.fresh && !this.child) rmSync(data, { recursive: true, force: true });
    }
    if (!existsSync(join(data, 'PG_VERSION'))) await this.initialise(data);
    const log = join(this.options.dir, 'log');
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...this.options.settings };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = startChild(join(this.options.bin, 'postgres'), ['-D', data, '-p', String(this.options.port), ...flags], log, this.spawning());
    this.child = child;
    this.held.serves(child.pid);
    await untilReady(() => this.answers(), child, log, 60_000);
    child.once('exit', onExit);
  }

  /** Fast shutdown: open transactions are rolled back, nothing is lost. */
  async stop(): Promise<void> {
    if (this.child) await stopChild(this.child, 'SIGINT');
    this.held?.release();
    this.held = undefined;
  }

  private spawning(): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
    return { ...this.owner, cwd: this.options.dir, env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
  }

  private async initialise(data: string): Promise<void> {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    if (this.owner.uid !== undefined) chownSync(data, this.owner.uid, this.owner.gid as number);
    const fixed = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${join(this.options.dir, 'password')}`, '--encoding=UTF8', '--no-sync'];
    await run(join(this.options.bin, 'initdb'), [...fixed, ...this.options.initdb], this.spawning());
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
