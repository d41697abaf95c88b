/** Runs the platform in the foreground: the embedded parts, or the real ones with --real. Ctrl-C ends everything. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunningPlatform } from '@tinhso/all-in-one';
import { PartSkipped, type Part } from './part.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { projectRoot } from './project.ts';
import { provideKafka, provideKeycloak, providePostgres } from './provide.ts';

const { values } = parseArgs({ options: { real: { type: 'boolean', default: false } } });
const pack = process.env['PROVINCE_PACK'] ?? join(projectRoot, 'provinces/thai-nguyen');
const dataDir = process.env['DATA_DIR'] ?? join(projectRoot, '.data', values.real ? 'real' : 'embedded');
const runFile = process.env['RUN_FILE'] ?? join(projectRoot, '.run/up.json');
const parts: Part[] = [];
let platform: RunningPlatform | undefined;

// The platform's code is read while the database starts.
const code = Promise.all([import('@tinhso/all-in-one'), import('@tinhso/auth'), import('@tinhso/observability/preload')]);

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  rmSync(runFile, { force: true });
  await platform?.close().catch(() => undefined);
  await Promise.all(parts.map((part) => part.stop().catch(() => undefined)));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

async function bring(start: Promise<Part>): Promise<string> {
  const part = await start;
  parts.push(part);
  return part.address;
}

async function addresses(port: number): Promise<{ databaseUrl: string; kafkaBrokers: string[]; oidcIssuer?: string }> {
  const dir = (name: string): { dir: string } => ({ dir: join(dataDir, name) });
  if (!values.real) {
    const databaseUrl = process.env['DATABASE_URL'] ?? await bring(startPostgres({ ...dir('postgres'), settings: { max_connections: 200 }, supervise: true }));
    return { databaseUrl, kafkaBrokers: process.env['KAFKA_BROKERS']?.split(',') ?? [], ...(process.env['OIDC_ISSUER'] ? { oidcIssuer: process.env['OIDC_ISSUER'] } : {}) };
  }
  const [databaseUrl, broker, oidcIssuer] = await Promise.all([
    bring(providePostgres({ ...dir('postgres15'), settings: { max_connections: 200 }, supervise: true })),
    bring(provideKafka(dir('kafka'))), bring(provideKeycloak({ ...dir('keycloak'), realmFile: realmFor(port) })),
  ]);
  return { databaseUrl, kafkaBrokers: broker.split(','), oidcIssuer };
}

/** The committed realm lets the portal come back to any local port; nothing else is changed. */
const realmFor = (_port: number): string => join(projectRoot, 'deploy/keycloak/realm.json');

interface Named { username: string; password: string; roles?: string[]; kind?: string; placements?: { unitCode: string; agencyCode: string }[] }
const read = <T>(file: string): T => JSON.parse(readFileSync(join(pack, file), 'utf8')) as T;

function report(running: RunningPlatform, portalSecret: string): void {
  const users = [...read<Named[]>('people.json'), ...read<Named[]>('officers.json')].map((user) => ({
    username: user.username, password: user.password, roles: user.roles ?? [user.kind], unit: user.placements?.[0] ? `${user.placements[0].agencyCode}/${user.placements[0].unitCode}` : undefined,
  }));
  const clients = read<{ id: string; secret: string; scopes: string[] }[]>('clients.json').map(({ id, secret, scopes }) => ({ id, secret, scopes }));
  mkdirSync(dirname(runFile), { recursive: true });
  writeFileSync(runFile, JSON.stringify({ portal: running.origin, issuer: running.issuer, simulators: `${running.origin}/simulators/`, users, clients, portalSecret }, null, 2));
  console.log(`ready: ${running.origin}\n\nDemo logins (password in brackets):`);
  for (const user of users) console.log(`  ${user.username.padEnd(22)} [${user.password}]  ${user.roles.join(', ')}${user.unit ? `  ${user.unit}` : ''}`);
  console.log('\nCtrl-C ends everything.');
}

try {
  const port = process.env['PORT'] ? Number(process.env['PORT']) : await freePort(8080);
  const [where, [{ installationSecret, startPlatform }, { demoSecretOf }]] = await Promise.all([addresses(port), code]);
  const secret = process.env['TINHSO_SECRET'] ?? installationSecret(dataDir);
  platform = await startPlatform({ ...where, secret, port, provincePack: pack, dataDir });
  report(platform, demoSecretOf('portal'));
} catch (error) {
  console.error(error instanceof PartSkipped ? `cannot start ${error.message}` : error);
  await end(1);
}
