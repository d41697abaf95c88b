import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tinhso/testing';

/**
 * What a test plants in the process under test, before its first module: a careless line that writes addresses to the
 * log after SIGUSR2, and a death that comes after the work and before the answer when a request asks for it.
 */
const planted = `data:text/javascript,${encodeURIComponent(`
import { subscribe } from 'node:diagnostics_channel';
let careless = false;
process.on('SIGUSR2', () => { careless = true; });
subscribe('http.server.request.start', ({ request, response }) => {
  if (careless) console.log(decodeURIComponent(request.url));
  if (request.headers['x-die-before-answer']) response.writeHead = () => process.kill(process.pid, 'SIGKILL');
});`)}`;

const root = new URL('../..', import.meta.url).pathname;
export const isAlive = (pid: number): boolean => { try { return process.kill(pid, 0); } catch { return false; } };

/** `./scripts/up` as a person runs it, on a folder and a port of its own. */
export class RunningUp {
  private child?: ChildProcess;
  /** Everything that all runs wrote. */
  output = '';

  private constructor(private readonly dir: string, private readonly port: number, private readonly more: Readonly<Record<string, string>>) {}

  static async prepare(port: number, more: Readonly<Record<string, string>> = {}): Promise<RunningUp> {
    const dir = await mkdtemp(join(tmpdir(), 'tinhso-up-'));
    // The database server runs as another user when the tests run as root.
    await chmod(dir, 0o755);
    return new RunningUp(dir, port, more);
  }

  get runFile(): string {
    return join(this.dir, 'up.json');
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Resolves to the seconds until `ready:`. */
  async start(): Promise<number> {
    const { JEST_WORKER_ID: _, NODE_OPTIONS: __, ...env } = process.env;
    const from = performance.now();
    const child = spawn('./scripts/up', {
      cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...this.more, DATA_DIR: join(this.dir, 'data'), RUN_FILE: this.runFile, PORT: String(this.port), LOG_LEVEL: 'info', NODE_OPTIONS: `--import=${planted}` },
    });
    this.child = child;
    const seen = this.output.length;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
    await eventually(() => {
      if (child.exitCode !== null || child.signalCode) throw new Error(this.output.slice(seen));
      return this.output.includes('ready: ', seen);
    }, { within: 90_000, every: 50 });
    return (performance.now() - from) / 1000;
  }

  async postmaster(): Promise<number> {
    return Number((await readFile(join(this.dir, 'data/postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** As Ctrl-C does it: to the whole foreground group. */
  async interrupt(): Promise<void> {
    const child = this.child as ChildProcess;
    const gone = this.ended();
    process.kill(-(child.pid as number), 'SIGINT');
    await gone;
  }

  /** Resolves when the process is no more. */
  ended(): Promise<void> {
    const child = this.child as ChildProcess;
    return child.exitCode !== null || child.signalCode ? Promise.resolve() : new Promise((resolve) => { child.once('exit', () => resolve()); });
  }

  /** Lines of the log with these fields. */
  lines(fields: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
    return this.output.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => Object.entries(fields).every(([name, value]) => line[name] === value));
  }

  async discard(): Promise<void> {
    if (this.child && this.child.exitCode === null && !this.child.signalCode) await this.interrupt();
    await rm(this.dir, { recursive: true, force: true });
  }
}
