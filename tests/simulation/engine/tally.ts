import type { FaultKind } from './faults.ts';
import type { Outcome } from './run.ts';

/** A tally as it travels between threads. */
export type PlainTally = Pick<Tally, 'runs' | 'events' | 'effects' | 'parked' | 'faults' | 'failures'>;

/** What many runs came to. */
export class Tally {
  runs = 0;
  events = 0;
  effects = 0;
  parked = 0;
  readonly faults: Partial<Record<FaultKind, number>> = {};
  readonly failures: Outcome[] = [];

  add(outcome: Outcome): void {
    this.join({ ...outcome, runs: 1, failures: outcome.violations.length > 0 ? [outcome] : [] });
  }

  join({ runs, events, effects, parked, faults, failures }: PlainTally): void {
    this.runs += runs;
    this.events += events;
    this.effects += effects;
    this.parked += parked;
    for (const [kind, n] of Object.entries(faults)) this.faults[kind as FaultKind] = (this.faults[kind as FaultKind] ?? 0) + n;
    this.failures.push(...failures);
  }

  get plain(): PlainTally {
    const { runs, events, effects, parked, faults, failures } = this;
    return { runs, events, effects, parked, faults, failures };
  }

  get line(): string {
    const faults = Object.values(this.faults).reduce((sum, n) => sum + n, 0);
    return `${this.runs} schedules, ${this.events} events, ${this.effects} effects, ${this.parked} parked, ${faults} faults, ${this.failures.length} failed`;
  }
}

/** What broke, and how to see it again. */
export const failed = ({ seed, hash, violations }: Outcome): string =>
  `seed ${seed} (trace ${hash}): ${violations.slice(0, 3).join('; ')}; replay with ./scripts/bench simulate --seed ${seed}`;
