import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Claim { readonly owner: number; readonly server?: number; readonly serverSince?: string }

const isAlive = (pid: number): boolean => { try { return process.kill(pid, 0); } catch (error) { return (error as { code?: string }).code === 'EPERM'; } };

/** Start time from /proc, so that a number that went to another process is not taken for ours. */
const since = (pid: number): string => {
  try { return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? ''; } catch { return ''; }
};

const read = (file: string): Claim | undefined => {
  try { return JSON.parse(readFileSync(file, 'utf8')) as Claim; } catch { return undefined; }
};

const endOrphan = async ({ server, serverSince }: Claim): Promise<void> => {
  if (!server || !serverSince || !isAlive(server) || since(server) !== serverSince) return;
  process.kill(-server, 'SIGINT');
  for (let waited = 0; isAlive(server) && waited < 200; waited += 1) await pause(100);
  if (isAlive(server)) throw new Error(`process ${server}, left over by an earlier start, does not end`);
};

/** A folder of a running part belongs to one process; thrown when that process is alive and is not this one. */
export class FolderInUse extends Error {
  constructor(dir: string, owner: number) {
    super(`${dir} is in use by process ${owner}; end it or name another folder`);
    this.name = 'FolderInUse';
  }
}

const mine = new Set<string>();
process.on('exit', () => { for (const file of mine) rmSync(file, { force: true }); });

/**
 * Takes a folder for this process. A living owner's server is never touched: `FolderInUse`. The server of an owner that
 * died without ending it is ended, because it was started from here and nobody is left to do so.
 */
export async function claim(dir: string): Promise<{ serves(pid: number | undefined): void; release(): void }> {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'claim.json');
  const take = (): void => writeFileSync(file, JSON.stringify({ owner: process.pid }), { flag: 'wx' });
  const before = existsSync(file) ? read(file) : undefined;
  if (mine.has(file)) throw new FolderInUse(dir, process.pid);
  if (before && isAlive(before.owner)) throw new FolderInUse(dir, before.owner);
  if (before) await endOrphan(before);
  rmSync(file, { force: true });
  take();
  mine.add(file);
  return {
    serves: (pid) => writeFileSync(file, JSON.stringify({ owner: process.pid, ...(pid && { server: pid, serverSince: since(pid) }) })),
    release: () => { mine.delete(file); rmSync(file, { force: true }); },
  };
}
