/** fuzz: resident memory of a consumer through 100,000 wrong and right events, each effected, parked or passed over as it should be; last against after the first tenth. */
import { EventRig } from './lib/event-rig.ts';
import { keep } from './lib/result.ts';
import { fuzzed } from '../tests/fuzz/fuzzed.ts';
import { FuzzRun } from '../tests/fuzz/fuzz-run.ts';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Date.now() / 1000));
const tenth = events / 10;

const rig = await EventRig.open('embedded');
try {
  const run = new FuzzRun(rig.pool, 'bench.fuzz');
  await run.start();
  const from = performance.now();
  const resident: number[] = [];
  let parked = 0;
  for (let part = 0; part < 10; part += 1) {
    const outcome = await run.feed(fuzzed(tenth, seed + part));
    const disordered = outcome.flows.filter((flow) => flow.some((sequence, n) => sequence !== n + 1)).length;
    if (outcome.wrong.length > 0 || outcome.withoutReason > 0 || disordered > 0 || outcome.acknowledged !== outcome.delivered) throw new Error(`seed ${seed + part}: ${JSON.stringify(outcome)}`);
    parked += outcome.parked;
    resident.push(Math.round(process.memoryUsage().rss / 1_048_576));
    console.log(`${(part + 1) * tenth} events, ${parked} parked, ${resident.at(-1)} MiB`);
  }
  keep('fuzz', [(resident.at(-1) as number) / (resident[0] as number)], {
    events, seeds: [seed, seed + 9], parked, crashes: 0, wrong: 0, residentMiB: resident, eventsPerSecond: Math.round((events * 1000) / (performance.now() - from)),
  });
} finally {
  await rig.close();
}
