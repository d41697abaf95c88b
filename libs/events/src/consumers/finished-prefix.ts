/** Turns "this one is finished", in any order, into "everything up to here is finished". */
export class FinishedPrefix {
  private readonly done = new Set<number>();
  private next = 0;

  constructor(private readonly positions: readonly number[], private readonly acknowledge: (position: number) => void) {}

  finish(position: number): void {
    this.done.add(position);
    let last: number | undefined;
    for (let at = this.positions[this.next]; at !== undefined && this.done.has(at); at = this.positions[this.next]) {
      last = at;
      this.next += 1;
    }
    if (last !== undefined) this.acknowledge(last);
  }
}
