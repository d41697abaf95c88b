import autocannon from 'autocannon';
import { keep } from './result.ts';

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: () => Record<string, string>;
  /** Asked before each request, for loads that go to many records. */
  readonly path?: () => string;
  readonly body?: string;
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

async function run({ url, method, headers, path, body }: Load, duration: number): Promise<number> {
  const result = await autocannon({
    url, method, body, connections: 64, duration,
    requests: [{ setupRequest: (request) => ({ ...request, ...(path ? { path: path() } : {}), headers: { 'content-type': 'application/json', ...headers?.() } }) }],
  });
  if (result.errors + result.non2xx + result.timeouts > 0) throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} not 2xx, ${result.timeouts} time-outs make the run invalid`);
  return result.requests.average;
}

/** Runs both loads in turn, A B B A …, and prints and keeps the ratios ours/limit of each pair. */
export async function compare(name: string, ours: Load, limit: Load): Promise<void> {
  // A service is compiled by use: both sides are warm before the first pair.
  for (const load of [ours, limit]) await run(load, 6);
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? [ours, limit] : [limit, ours];
    const rates = new Map<Load, number>();
    for (const load of order) rates.set(load, await run(load, seconds));
    const ratio = (rates.get(ours) as number) / (rates.get(limit) as number);
    ratios.push(ratio);
    console.log(`pair ${pair + 1}: ${rates.get(ours)?.toFixed(0)} against ${rates.get(limit)?.toFixed(0)} requests/s = ${ratio.toFixed(3)}`);
  }
  keep(name, ratios, { seconds, connections: 64 });
}
