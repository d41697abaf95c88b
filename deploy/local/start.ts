/** Starts real parts in the foreground and prints the variables that make the platform and the tests use them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PartSkipped, type Part } from './part.ts';
import { startPostgres } from './postgres.ts';
import { cacheDir, projectRoot } from './project.ts';
import { provideKafka, provideKeycloak, providePostgres } from './provide.ts';

const help = `node deploy/local/start.ts [--postgres] [--postgres18] [--kafka] [--keycloak] [--dir <folder>] [--realm <file>]
Starts the parts named (all but postgres18 when none is named), prints NAME=value lines for the platform and TEST_* for
the tests, then "ready", and ends them on Ctrl-C. An address in DATABASE_URL, KAFKA_BROKERS or OIDC_ISSUER is used as it is.`;

const { values } = parseArgs({ options: {
  postgres: { type: 'boolean' }, postgres18: { type: 'boolean' }, kafka: { type: 'boolean' }, keycloak: { type: 'boolean' },
  dir: { type: 'string', default: join(cacheDir, 'parts') }, realm: { type: 'string', default: join(projectRoot, 'deploy/keycloak/realm.json') }, help: { type: 'boolean' },
} });
if (values.help) {
  console.log(help);
  process.exit(0);
}

const all = !values.postgres && !values.postgres18 && !values.kafka && !values.keycloak;
const forTests: Record<string, string> = { DATABASE_URL: 'TEST_DATABASE_URL', KAFKA_BROKERS: 'TEST_KAFKA_BROKERS', OIDC_ISSUER: 'TEST_OIDC_ISSUER' };
const running: Part[] = [];

let ending = false;
const end = async (code: number): Promise<void> => {
  if (ending) return;
  ending = true;
  await Promise.all(running.map((part) => part.stop().catch(() => undefined)));
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

const bring = async (start: () => Promise<Part>): Promise<void> => {
  const from = Date.now();
  try {
    const part = await start();
    running.push(part);
    if (ending) await part.stop();
    console.error(`${part.name}: ${part.how}, ${((Date.now() - from) / 1000).toFixed(1)} s`);
    for (const [name, value] of Object.entries(part.env)) console.log(`${name}=${value}\n${forTests[name] ?? name}=${value}`);
  } catch (error) {
    if (!(error instanceof PartSkipped) || process.env['CI'] === 'true') throw error;
    console.error(`skipped ${error.message}`);
  }
};

const settings = { max_connections: 300 };
const realmFile = (): string => {
  if (!existsSync(values.realm)) throw new PartSkipped('Keycloak', `there is no realm file ${values.realm}`);
  return values.realm;
};
const wanted: (() => Promise<Part>)[] = [];
if (all || values.postgres) wanted.push(() => providePostgres({ dir: join(values.dir, 'postgres15'), settings }));
if (values.postgres18) wanted.push(() => startPostgres({ dir: join(values.dir, 'postgres18'), settings }));
if (all || values.kafka) wanted.push(() => provideKafka({ dir: join(values.dir, 'kafka') }));
if (all || values.keycloak) wanted.push(async () => provideKeycloak({ dir: join(values.dir, 'keycloak'), realmFile: realmFile() }));
try {
  await Promise.all(wanted.map(bring));
  console.log('ready');
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}
