import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Downloads and throw-away state; may be deleted whenever nothing runs. */
export const cacheDir = join(projectRoot, '.cache');

const openToOthers = (path: string): boolean => {
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
  return path === dirname(path) || openToOthers(dirname(path));
};

export const isRoot = process.getuid?.() === 0;

/**
 * A folder that the user `postgres` can enter. PostgreSQL refuses to run as root, and a clone below /root or in a
 * private temporary folder is closed to everybody else; then the folder lies in the system's temporary folder.
 */
export function reachable(path: string): string {
  if (!isRoot || openToOthers(path)) return path;
  const outside = join(tmpdir(), `tinhso-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
  mkdirSync(outside, { recursive: true });
  chmodSync(outside, 0o755);
  return outside;
}

/** The same, for a folder of programs: copied once when the original cannot be reached. */
export function reachablePrograms(path: string): string {
  const outside = reachable(path);
  if (outside === path || existsSync(join(outside, 'programs'))) return outside === path ? path : join(outside, 'programs');
  const half = join(outside, `half-${process.pid}`);
  cpSync(path, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  rmSync(join(outside, 'programs'), { recursive: true, force: true });
  renameSync(half, join(outside, 'programs'));
  return join(outside, 'programs');
}
