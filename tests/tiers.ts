/** Runs the tiers of tests one after another, adds up their results and closes with the counting line. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';

interface Tier {
  readonly paths: readonly string[];
  readonly except?: readonly string[];
  readonly workers: number;
  /** A tier that hangs is ended and has failed. */
  readonly minutes: number;
}

type Status = 'passed' | 'failed' | 'skipped';
type Variables = Record<string, string | undefined>;

const root = resolve(import.meta.dirname, '..');
const results = join(root, '.cache', 'test-results');
const integration = '\\.int\\.spec\\.tsx?$';
const tiers: Record<string, Tier> = {
  unit: { paths: ['/(libs|services|deploy|scripts|bench)/.*\\.spec\\.tsx?$'], except: [integration, '\\.contract\\.spec\\.ts$'], workers: 2, minutes: 10 },
  wire: { paths: ['\\.contract\\.spec\\.ts$'], workers: 2, minutes: 5 },
  architecture: { paths: ['/tests/architecture/'], workers: 2, minutes: 3 },
  simulation: { paths: ['/tests/simulation/'], except: [integration], workers: 2, minutes: 12 },
  int: { paths: [integration, '/tests/security/'], except: ['/tests/journeys/'], workers: 2, minutes: 15 },
  journeys: { paths: ['/tests/journeys/'], workers: 1, minutes: 15 },
  chaos: { paths: ['/tests/chaos/'], workers: 2, minutes: 12 },
  // One at a time: two platforms on one broker are members of the same groups and would take each other's events.
  real: { paths: [`/(libs|services|tests|deploy/keycloak)/.*${integration}`], workers: 1, minutes: 15 },
};
const order = ['types', 'unit', 'wire', 'architecture', 'simulation', 'int', 'journeys', 'chaos', 'real'];

/** One entry per test and file. */
const seen = new Map<string, Status>();
const weight: Record<Status, number> = { skipped: 0, passed: 1, failed: 2 };
const note = (test: string, status: Status): void => {
  const before = seen.get(test);
  if (before === undefined || weight[status] > weight[before]) seen.set(test, status);
};

/** What `int` had to skip for want of a part, `real` runs; what it skips in its turn is noted again. */
const forgetSkips = (path: string): void => {
  for (const [test, status] of seen) if (status === 'skipped' && test.startsWith(`${path}: `)) seen.delete(test);
};

const running = new Set<ChildProcess>();
const ended = (child: ChildProcess): Promise<number> => new Promise((done) => {
  running.add(child);
  child.once('exit', (code) => {
    running.delete(child);
    done(code ?? 1);
  });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exitCode = 130;
    setTimeout(() => process.exit(130), 10_000).unref();
  });
}

async function run(args: readonly string[], env: Variables, minutes: number): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const limit = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000);
  const code = await ended(child);
  clearTimeout(limit);
  return code;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function count(tier: string, file: string, code: number): void {
  if (!existsSync(file)) return note(`${tier}: ended with ${code} before it had a result`, 'failed');
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  if (testResults.length === 0) note(`${tier}: has no tests`, 'failed');
  for (const { name, status, assertionResults } of testResults) {
    const path = relative(root, name);
    // `real` repeats the tests of `int` on other parts: a failure of either counts, and so does each pass.
    const where = tier === 'real' ? `${path} on real parts` : path;
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) note(`${where}: did not run`, 'failed');
    if (tier === 'real') forgetSkips(path);
    for (const test of assertionResults) {
      if (test.status === 'passed' || test.status === 'failed') note(`${where}: ${test.fullName}`, test.status);
      else note(`${path}: ${test.fullName}`, 'skipped');
    }
  }
  if (code !== 0 && !testResults.some(({ status }) => status === 'failed')) note(`${tier}: ended with ${code}`, 'failed');
}

async function jest(name: string, tier: Tier, env: Variables): Promise<void> {
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const except = ['/node_modules/', ...(tier.except ?? [])].flatMap((pattern) => ['--testPathIgnorePatterns', pattern]);
  const args = [
    'node_modules/jest/bin/jest.js', `--maxWorkers=${tier.workers}`, '--verbose=false', '--json', `--outputFile=${file}`, '--passWithNoTests',
    ...tier.paths.flatMap((pattern) => ['--testPathPatterns', pattern]), ...except,
  ];
  count(name, file, await run(args, { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' }, tier.minutes));
}

async function types(): Promise<void> {
  const code = await run(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'], {}, 5);
  note('types: tsc --noEmit', code === 0 ? 'passed' : 'failed');
}

/** Starts PostgreSQL 15, Kafka and Keycloak, runs the tier against their addresses and ends them. */
async function onRealParts(): Promise<void> {
  const parts = spawn(process.execPath, ['deploy/local/start.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = ended(parts);
  const env: Variables = {};
  createInterface({ input: parts.stderr }).on('line', (line) => {
    console.error(line);
    if (line.startsWith('skipped ')) note(`real: ${line.slice('skipped '.length)}`, 'skipped');
  });
  const ready = new Promise<boolean>((done) => {
    createInterface({ input: parts.stdout }).on('line', (line) => {
      const [name = '', ...value] = line.split('=');
      if (line === 'ready') done(true);
      else if (name.startsWith('TEST_')) env[name] = value.join('=');
    });
    void gone.then(() => done(false));
  });
  let testing = true;
  void gone.then((code) => {
    if (testing) note(`real: the parts ended with ${code} before the tests did`, 'failed');
  });
  try {
    if (await ready) await jest('real', tiers['real'] as Tier, env);
  } finally {
    testing = false;
    parts.kill('SIGTERM');
    await gone;
  }
}

/** Its processes run what is compiled: once, before two workers ask for it at the same time. */
async function chaos(): Promise<void> {
  const code = await run(['scripts/build'], {}, 2);
  if (code !== 0) note('chaos: scripts/build', 'failed');
  else await jest('chaos', tiers['chaos'] as Tier, withoutRealParts);
}

const withoutRealParts: Variables = { TEST_DATABASE_URL: undefined, TEST_KAFKA_BROKERS: undefined, TEST_OIDC_ISSUER: undefined };

async function runTier(name: string): Promise<void> {
  const from = Date.now();
  console.error(`\n== ${name}`);
  if (name === 'types') await types();
  else if (name === 'real') await onRealParts();
  else if (name === 'chaos') await chaos();
  else await jest(name, tiers[name] as Tier, withoutRealParts);
  console.error(`== ${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !order.includes(name));
if (unknown.length > 0) {
  console.error(`no tier ${unknown.join(', ')}; there are ${order.join(', ')}`);
  process.exit(2);
}
mkdirSync(results, { recursive: true });
for (const name of order) {
  if ((asked.length === 0 || asked.includes(name)) && process.exitCode !== 130) await runTier(name);
}

const having = (status: Status): string[] => [...seen].filter(([, one]) => one === status).map(([test]) => test);
for (const test of having('skipped')) console.log(`skipped  ${test}`);
for (const test of having('failed')) console.log(`failed   ${test}`);
const [passed, failed, skipped] = [having('passed').length, having('failed').length, having('skipped').length];
if (failed > 0 || (process.env['CI'] === 'true' && skipped > 0)) process.exitCode ??= 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
