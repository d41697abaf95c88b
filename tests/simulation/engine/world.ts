import { Chance } from './chance.ts';
import { FaultPlan } from './faults.ts';

/** True when code of a process went on: its promises must settle before the next step. */
export type Work = () => boolean | void;

interface Entry {
  readonly time: number;
  readonly order: number;
  work?: Work;
}

const labels = new Map<string, number>();
const labelOf = (label: string): number => {
  const known = labels.get(label);
  if (known !== undefined) return known;
  let hash = 2166136261;
  for (let n = 0; n < label.length; n += 1) hash = Math.imul(hash ^ label.charCodeAt(n), 16777619);
  labels.set(label, hash);
  return hash;
};

/** Time, chance and the order of everything that happens in one run. Nothing else decides. */
export class World {
  now = 0;
  readonly chance: Chance;
  readonly faults: FaultPlan;
  readonly violations: string[] = [];
  /** Lines of what happened, when somebody wants to read them. */
  readonly lines?: string[];
  private hash = 0;
  private order = 0;
  private readonly heap: Entry[] = [];

  constructor(seed: number, options: { readonly faults: number; readonly traced?: boolean }) {
    this.chance = new Chance(seed);
    this.faults = new FaultPlan(this.chance, options.faults, 180);
    if (options.traced) this.lines = [];
  }

  after(milliseconds: number, work: Work): Entry {
    const entry: Entry = { time: this.now + milliseconds, order: this.order, work };
    this.order += 1;
    this.push(entry);
    return entry;
  }

  /** Runs what is due next, up to and including something that lets a process go on. False when nothing is left. */
  step(): boolean {
    for (;;) {
      const entry = this.pop();
      if (entry === undefined) return false;
      this.now = entry.time;
      if (entry.work?.() === true) return true;
    }
  }

  /** Keeps what happened in the hash of the run, and in its lines. */
  note(label: string, who: string, detail: () => string = () => ''): void {
    this.hash = Math.imul(this.hash ^ labelOf(label), 16777619);
    this.hash = Math.imul(this.hash ^ labelOf(who), 16777619);
    this.hash = Math.imul(this.hash ^ Math.floor(this.now * 1000), 16777619);
    this.lines?.push(`${this.now.toFixed(3).padStart(10)}  ${who.padEnd(8)} ${label} ${detail()}`);
  }

  violated(what: string): void {
    this.violations.push(what);
    this.note('VIOLATED', '', () => what);
  }

  get traceHash(): string {
    return (this.hash >>> 0).toString(16).padStart(8, '0');
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] as Entry;
      if (other.time < entry.time || (other.time === entry.time && other.order < entry.order)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = entry;
  }

  private pop(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || first === last) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const [left, right] = [heap[below] as Entry, heap[below + 1]];
      if (right && (right.time < left.time || (right.time === left.time && right.order < left.order))) below += 1;
      const other = heap[below] as Entry;
      if (last.time < other.time || (last.time === other.time && last.order < other.order)) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}
