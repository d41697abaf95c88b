/** fuzz: what a consumer holds on its heap after 100,000 wrong and right events, each effected, parked or passed over as it should be; against after the first tenth. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EventRig } from './lib/event-rig.ts';
import { keep } from './lib/result.ts';
import { fuzzed } from '../tests/fuzz/fuzzed.ts';
import { FuzzRun } from '../tests/fuzz/fuzz-run.ts';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Date.now() / 1000));
const tenth = events / 10;
const chunk = 1_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const mib = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

const rig = await EventRig.open('embedded');
// The server goes away while connections are still being closed.
rig.pool.on('error', () => undefined);
try {
  const run = new FuzzRun(rig.pool, 'bench.fuzz');
  await run.start();
  const from = performance.now();
  const resident: number[] = [];
  const held: number[] = [];
  let parked = 0;
  for (let part = 0; part < 10; part += 1) {
    for (let at = 0; at < tenth; at += chunk) {
      const mine = seed + (part * tenth + at) / chunk;
      const outcome = await run.feed(fuzzed(chunk, mine));
      const disordered = outcome.flows.filter((flow) => flow.some((sequence, n) => sequence !== n + 1)).length;
      if (outcome.wrong.length > 0 || outcome.withoutReason > 0 || disordered > 0 || outcome.acknowledged !== outcome.delivered) throw new Error(`seed ${mine}: ${JSON.stringify(outcome)}`);
      parked += outcome.parked;
    }
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    resident.push(mib(rss));
    held.push(mib(heapUsed + external));
    console.log(`${(part + 1) * tenth} events, ${parked} parked, ${held.at(-1)} MiB held, ${resident.at(-1)} MiB resident`);
  }
  keep('fuzz', [(held.at(-1) as number) / (held[0] as number)], {
    events, seeds: [seed, seed + events / chunk - 1], parked, crashes: 0, wrong: 0, heldMiB: held, residentMiB: resident, eventsPerSecond: Math.round((events * 1000) / (performance.now() - from)),
  });
} finally {
  await rig.close();
}
