import { setTimeout as pause } from 'node:timers/promises';

const perSecond = 300;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

/** When each event was committed and when its consumer began, by its id. */
export class Stopwatch {
  private readonly committed = new Map<string, number>();
  private readonly begun = new Map<string, number>();

  commit(id: string): void { this.committed.set(id, performance.now()); }
  begin(id: string): void { if (!this.begun.has(id)) this.begun.set(id, performance.now()); }

  get missing(): number { return this.committed.size - this.begun.size; }

  /** Milliseconds from commit to consumer. A consumer may be faster than the news of the commit: that is 0. */
  percentile(share: number): number {
    const all = [...this.committed].map(([id, at]) => Math.max(0, (this.begun.get(id) as number) - at)).sort((a, b) => a - b);
    return all[Math.min(all.length - 1, Math.floor(all.length * share))] as number;
  }
}

/** 300 a second, evenly, whether or not the last one has returned; then waits until each has come through. Gives the p99. */
export async function p99At300(watch: Stopwatch, write: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  const writes: Promise<unknown>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = from + (n * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    writes.push(write());
  }
  await Promise.all(writes);
  for (const until = performance.now() + 20_000; watch.missing > 0; await pause(20)) {
    if (performance.now() > until) throw new Error(`${watch.missing} events never came`);
  }
  return watch.percentile(0.99);
}
