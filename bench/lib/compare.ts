import autocannon from 'autocannon';
import { alternate } from './alternate.ts';

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: () => Record<string, string>;
  /** Asked before each request, for loads that go to many records. */
  readonly path?: () => string;
  readonly body?: string;
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

async function run({ url, method, headers, path, body }: Load, duration: number): Promise<number> {
  const result = await autocannon({
    url, method, body, connections: 64, duration,
    requests: [{ setupRequest: (request) => ({ ...request, ...(path ? { path: path() } : {}), headers: { 'content-type': 'application/json', ...headers?.() } }) }],
  });
  if (result.errors + result.non2xx + result.timeouts > 0) throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} not 2xx, ${result.timeouts} time-outs make the run invalid`);
  return result.requests.average;
}

/** Puts both loads on their servers in turn and keeps the ratios of their requests per second. */
export async function compare(name: string, ours: Load, limit: Load): Promise<void> {
  // A service is compiled by use: both sides are warm before the first pair.
  for (const load of [ours, limit]) await run(load, 6);
  await alternate(name, 'requests/s', { ours: () => run(ours, seconds), limit: () => run(limit, seconds) }, { seconds, connections: 64 });
}
