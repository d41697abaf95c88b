import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './rig.ts';

export interface Started {
  /** From the start of the process to its line `ready: …`. */
  readonly ms: number;
  readonly origin: string;
  /** Resident memory of the process now, MiB; Linux only. */
  memory(): number;
  stop(): Promise<void>;
}

const residentMiB = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function start(args: readonly string[], environment: Record<string, string>): Promise<Started> {
  const from = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const origin = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.startsWith('ready: ')) resolve(line.slice('ready: '.length));
    });
    void gone.then(() => reject(new Error(`${args.join(' ')} ended before it was ready`)));
  });
  const ms = performance.now() - from;
  return {
    ms, origin, memory: () => residentMiB(child.pid as number),
    stop: async () => { child.kill('SIGTERM'); await gone; },
  };
}

export const startEmptyNest = (): Promise<Started> => start(['bench/peers/empty-nest.mjs'], {});

/** The whole platform as `scripts/up` runs it once everything is built, on a folder of its own. */
export class Platform {
  readonly folder = mkdtempSync(join(tmpdir(), 'tinhso-start-'));

  start(): Promise<Started> {
    return start(['--disable-warning=ExperimentalWarning', 'deploy/local/up.ts'], { DATA_DIR: join(this.folder, 'data'), RUN_FILE: join(this.folder, 'up.json') });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
