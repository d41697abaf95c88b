import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim } from './claim.ts';
import { isOver, run, startChild, stopChild, untilReady } from './child.ts';
import { fetchWithMaven, needJava } from './maven.ts';
import { PartSkipped, type Part } from './part.ts';
import { freePort } from './ports.ts';

export interface KeycloakOptions {
  /** Home of this Keycloak: unpacked programs, its database, its log. */
  readonly dir: string;
  /** The realm as Keycloak imports it. When the file changes, the old database is thrown away. */
  readonly realmFile: string;
  readonly port?: number;
}

const unpack = async (dir: string): Promise<string> => {
  const home = join(dir, 'home');
  if (existsSync(home)) return home;
  const folder = await fetchWithMaven('keycloak');
  const zip = readdirSync(folder).find((file) => file.endsWith('.zip'));
  if (!zip) throw new PartSkipped('Keycloak', 'the distribution is not in what Maven fetched');
  const half = join(dir, 'unpacking');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  await run('unzip', ['-q', join(folder, zip), '-d', half]).catch((error: unknown) => { throw new PartSkipped('Keycloak', `unzip: ${String(error)}`); });
  const inner = join(half, readdirSync(half)[0] as string);
  await run(join(inner, 'bin/kc.sh'), ['build', '--db=dev-file', '--health-enabled=true']);
  renameSync(inner, home);
  rmSync(half, { recursive: true, force: true });
  return home;
};

const putRealm = (home: string, realmFile: string): string => {
  const text = readFileSync(realmFile);
  const mark = join(home, 'realm.sha256');
  const digest = createHash('sha256').update(text).digest('hex');
  const known = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  const folder = join(home, 'data/import');
  if (known !== digest) {
    rmSync(join(home, 'data/h2'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    copyFileSync(realmFile, join(folder, 'realm.json'));
    writeFileSync(mark, digest);
  }
  return (JSON.parse(text.toString()) as { realm: string }).realm;
};

const answers = (address: string) => async (): Promise<boolean> =>
  (await fetch(`${address}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(2000) })).ok;

/** `kc.sh` is a wrapper that waits: what serves is its Java child. Without /proc the wrapper's id has to do. */
const servingPid = (wrapper: number | undefined): number | undefined => {
  const file = `/proc/${wrapper}/task/${wrapper}/children`;
  const child = existsSync(file) ? Number(readFileSync(file, 'utf8').trim().split(' ')[0]) : 0;
  return child || wrapper;
};

/** Keycloak from Maven Central with the project's realm. It is ready when the realm's discovery document answers. */
export async function startKeycloak({ dir, realmFile, port }: KeycloakOptions): Promise<Part> {
  await needJava('Keycloak');
  let held = await claim(dir);
  const home = await unpack(dir).catch((error: unknown) => { held.release(); throw error; });
  const realm = putRealm(home, realmFile);
  const [http, management] = [await freePort(port), await freePort()];
  const address = `http://127.0.0.1:${http}/realms/${realm}`;
  const args = ['start', '--optimized', '--http-enabled', 'true', '--hostname-strict=false', '--http-host', '127.0.0.1',
    '--http-port', String(http), '--http-management-port', String(management), '--import-realm'];
  const env = { KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin', JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m', ...process.env };
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (child) await stopChild(child);
    held.release();
  };
  const start = async (): Promise<void> => {
    const log = join(dir, 'log');
    rmSync(log, { force: true });
    child = startChild(join(home, 'bin/kc.sh'), args, log, { env });
    held.serves(child.pid);
    await untilReady(answers(address), child, log, 300_000).catch(async (error: unknown) => { await stop(); throw error; });
  };
  await start();
  return {
    name: 'Keycloak 26.7', how: 'recipe', address, env: { OIDC_ISSUER: address }, stop,
    get pid() { return child && !isOver(child) ? servingPid(child.pid) : undefined; },
    restart: async () => { await stop(); held = await claim(dir); await start(); },
  };
}
