import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

const possible = ((): boolean => {
  try {
    return cpus().length > 1 && execFileSync('taskset', ['--version'], { stdio: 'pipe' }).length > 0;
  } catch {
    return false;
  }
})();

/** The server that is measured runs on core 0 alone; load and database share core 1, so that neither steals from it. */
export const serverCore = 0;
export const loadCore = 1;

/** What goes before `node` to start a process on one core; empty where cores cannot be chosen. */
export const pinned = (core: number): readonly string[] => (possible ? ['taskset', '-c', String(core)] : []);

/** Moves a running process with all its threads; what it starts later inherits the core. */
export function pin(pid: number | undefined, core: number): void {
  if (possible && pid !== undefined) execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'pipe' });
}
