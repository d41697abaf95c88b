import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const living = new Set<ChildProcess>();

const track = (child: ChildProcess): void => {
  living.add(child);
  child.once('exit', () => living.delete(child));
};

// Whoever exits in the middle of a start still takes along what it has started. SIGINT is a fast shutdown for all of them.
process.on('exit', () => {
  for (const { pid } of living) {
    if (!pid) continue;
    try { process.kill(-pid, 'SIGINT'); } catch { try { process.kill(pid, 'SIGINT'); } catch { /* gone already */ } }
  }
});

/** Starts a server whose output goes to a file. It leads its own process group, so that wrappers end with their children. */
export function startChild(command: string, args: readonly string[], log: string, options: SpawnOptions = {}): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, 'a');
  const child = spawn(command, args, { detached: true, ...options, stdio: ['ignore', out, out] });
  child.on('error', () => undefined);
  track(child);
  closeSync(out);
  return child;
}

export const isOver = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try { process.kill(-pid, signal); } catch { /* gone already */ }
};

/** Ends a child and its group: the signal first, SIGKILL when it has not ended within the time. */
export async function stopChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM', within = 15_000): Promise<void> {
  if (isOver(child) || !child.pid) return;
  const pid = child.pid;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(pid, signal);
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), within);
  await ended;
  clearTimeout(timer);
}

/** Runs a program to its end; a failure carries its last lines. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    track(child);
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => { output += chunk; });
    child.stderr?.on('data', (chunk: Buffer) => { output += chunk; });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${output.trim().slice(-800)}`));
    });
  });
}

/** Asks until the answer is yes; fails at once when the server died, with the end of its log. */
export async function untilReady(probe: () => Promise<boolean>, child: ChildProcess, log: string, within: number): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await probe().catch(() => false))) {
    if (isOver(child)) throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}: ${readFileSync(log, 'utf8').slice(-800)}`);
    if (Date.now() > deadline) throw new Error(`not ready after ${within} ms, see ${log}`);
    await pause(50);
  }
}
