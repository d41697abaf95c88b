import { setPriority } from 'node:os';
import { runAll } from '../tests/simulation/engine/run.ts';
import { Tally } from '../tests/simulation/engine/tally.ts';

/** A run of seeds that one worker takes at a time. */
export interface Slice {
  readonly from: number;
  readonly count: number;
}

// The first has a core to itself; further ones take what others leave.
if (process.argv[2] !== '0') setPriority(10);

// The parent says when it is over.
process.on('SIGINT', () => undefined);

process.on('message', ({ from, count }: Slice) => {
  const tally = new Tally();
  void runAll(Array.from({ length: count }, (_, n) => from + n), {}, (outcome) => tally.add(outcome)).then(() => process.send?.(tally.plain));
});
