/** simulate: relay and consumers under faults at every await, for a great many seeds; or one seed with all that happened. */
import { execFileSync, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { runOne } from '../tests/simulation/engine/run.ts';
import type { Outcome } from '../tests/simulation/engine/run.ts';
import { failed, Tally } from '../tests/simulation/engine/tally.ts';
import type { PlainTally } from '../tests/simulation/engine/tally.ts';
import { root } from './lib/rig.ts';
import type { Slice } from './simulate-worker.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, onto: { type: 'boolean' } } });
const file = `${root}bench/results/simulate.json`;

type Counted = Omit<PlainTally, 'failures'>;
interface Result extends Counted {
  readonly seeds: { readonly from: number; readonly to: number };
  readonly failed: Outcome[];
  readonly seconds: number;
  readonly commit: string;
}

/** What an earlier run has come to, which this one goes on with. */
const earlier = (): Result | undefined => (values.onto === true ? JSON.parse(readFileSync(file, 'utf8')) as Result : undefined);

async function replay(seed: number): Promise<void> {
  const outcome = await runOne(seed, { traced: true });
  for (const line of outcome.lines) console.log(line);
  for (const violation of outcome.violations) console.log(`broken: ${violation}`);
  console.log(`seed ${seed}, trace ${outcome.hash}, ${outcome.events} events, ${outcome.effects} effects, ${outcome.parked} parked, ${outcome.violations.length} broken`);
  if (outcome.violations.length > 0) process.exitCode = 1;
}

/** A process that takes one slice after another until there is none. */
function work(index: number, next: () => Slice | undefined, took: (tally: PlainTally) => void): Promise<void> {
  const worker = fork(new URL('./simulate-worker.ts', import.meta.url), [String(index)], { execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32'] });
  const go = (): void => {
    const slice = next();
    if (slice) worker.send(slice);
    else worker.disconnect();
  };
  worker.on('message', (tally) => {
    took(tally as PlainTally);
    go();
  });
  go();
  return new Promise((resolve, reject) => { worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)))); });
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root }).toString().trim();

async function many(first: number, most: number): Promise<void> {
  const all = new Tally();
  const before = earlier();
  if (before) all.join({ ...before, failures: before.failed });
  const from = before ? before.seeds.to + 1 : first;
  const schedules = most - all.runs;
  const started = performance.now();
  const workers = Math.max(1, Math.min(cpus().length, Number(process.env['BENCH_WORKERS'] ?? cpus().length)));
  let given = 0;
  let ended = false;
  // Whoever cannot wait for all of them still has the result of those that ran.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { ended = true; });
  const next = (): Slice | undefined => {
    if (given >= schedules || ended) return undefined;
    const slice = { from: from + given, count: Math.min(2_000, schedules - given) };
    given += slice.count;
    return slice;
  };
  console.log(`simulate: seeds ${from} to ${from + schedules - 1} on ${workers} workers`);
  await Promise.all(Array.from({ length: workers }, (_, n) => work(n, next, (tally) => {
    const ran = all.runs;
    all.join(tally);
    for (const failure of tally.failures) console.log(failed(failure));
    if (Math.floor(ran / 50_000) < Math.floor(all.runs / 50_000)) console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${all.line}`);
  })));
  const held = (all.runs - all.failures.length) / all.runs;
  const { failures, ...counted } = all.plain;
  const result = {
    name: 'simulate', held, seeds: { from: before?.seeds.from ?? from, to: from + given - 1 }, ...counted, failed: failures.map(({ seed, violations }) => ({ seed, violations })),
    seconds: (before?.seconds ?? 0) + Math.round((performance.now() - started) / 1000), workers, commit: git('rev-parse', '--short=12', 'HEAD'), ...(before ? { begunAt: before.commit } : {}), changedSince: git('status', '--porcelain', 'libs/events', 'tests/simulation').split('\n').filter((line) => line !== ''),
    node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, kernel: release(), at: new Date().toISOString(),
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(all.line);
  console.log(`simulate ${held.toFixed(3)}`);
  if (failures.length > 0) process.exitCode = 1;
}

if (values.seed !== undefined) await replay(Number(values.seed));
else await many(Number(process.env['BENCH_FROM'] ?? Date.now() * 1_000), Number(process.env['BENCH_SCHEDULES'] ?? 1_000_000));
