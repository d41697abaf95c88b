import type { Chance } from './chance.ts';

/** What goes wrong at one await. */
export const faultKinds = [
  'drop', 'lose', 'late', 'slow', 'crash-before', 'crash-sent', 'crash-after', 'freeze-before', 'freeze-after', 'stop', 'abort',
  'database-crash', 'rebalance', 'rewind', 'partial', 'double',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Which awaits of a run go wrong, and how: drawn before it starts. */
export class FaultPlan {
  readonly happened: Partial<Record<FaultKind, number>> = {};
  private readonly planned: [number, FaultKind][] = [];
  private calls = 0;
  private index = 0;
  private healed = false;

  constructor(chance: Chance, most: number, span: number) {
    const count = chance.int(most + 1);
    for (let n = 0; n < count; n += 1) this.planned.push([chance.int(span), chance.pick(faultKinds)]);
    this.planned.sort(([a], [b]) => a - b);
  }

  /** Asked once for every await that leaves the process. */
  next(): FaultKind | undefined {
    this.calls += 1;
    const planned = this.planned[this.index];
    if (planned === undefined || planned[0] >= this.calls || this.healed) return undefined;
    this.index += 1;
    this.happened[planned[1]] = (this.happened[planned[1]] ?? 0) + 1;
    return planned[1];
  }

  /** From here on nothing goes wrong any more. */
  heal(): void {
    this.healed = true;
  }
}
