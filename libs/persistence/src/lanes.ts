export interface LaneLimits {
  readonly lanes: number;
  /** Items in one group at most. */
  readonly group: number;
}

/**
 * Hands over together what arrives while earlier groups are being worked on, in the order in which it came; a lone item
 * waits for nobody, and there is no timer. `work` answers each item itself and never throws.
 */
export class Lanes<Item> {
  private readonly queue: Item[] = [];
  private busy = 0;

  constructor(private readonly limits: LaneLimits, private readonly work: (group: readonly Item[]) => Promise<void>) {}

  add(item: Item): void {
    this.queue.push(item);
    if (this.busy < this.limits.lanes) void this.run();
  }

  private async run(): Promise<void> {
    this.busy += 1;
    // One turn of the microtask queue: what one tick has made travels together.
    await Promise.resolve();
    while (this.queue.length > 0) await this.work(this.queue.splice(0, this.limits.group));
    this.busy -= 1;
  }
}
