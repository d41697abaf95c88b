const deadlock = (): Error => Object.assign(new Error('deadlock detected'), { code: '40P01' });

/** Locks until its end; keeps everything or nothing. */
export class Transaction {
  readonly connection: string;
  readonly xid: number;
  private ended = false;
  private waitsFor?: Transaction;
  private killed?: (error: Error) => void;
  private readonly commits: (() => void)[] = [];
  private readonly aborts: (() => void)[] = [];
  private readonly waiters: (() => void)[] = [];
  private readonly close: () => void;

  constructor(connection: string, xid: number, close: () => void) {
    this.connection = connection;
    this.xid = xid;
    this.close = close;
  }

  get isOpen(): boolean {
    return !this.ended;
  }

  onCommit(work: () => void): void {
    this.commits.push(work);
  }

  onAbort(work: () => void): void {
    this.aborts.push(work);
  }

  /** Goes on when the other one has ended; two that wait for each other are told apart by failing the second. */
  waitFor(other: Transaction, goOn: () => void, failed: (error: Error) => void): void {
    for (let next: Transaction | undefined = other; next !== undefined; next = next.waitsFor) if (next === this) return failed(deadlock());
    this.waitsFor = other;
    this.killed = failed;
    other.waiters.push(() => {
      if (this.ended) return;
      this.waitsFor = undefined;
      this.killed = undefined;
      goOn();
    });
  }

  /** False when it had been ended from outside. */
  commit(): boolean {
    return this.end(this.commits);
  }

  abort(): void {
    this.end([...this.aborts].reverse());
  }

  /** Ends it from outside; a statement that waits in it fails. */
  kill(error: Error): void {
    const { killed } = this;
    this.abort();
    killed?.(error);
  }

  private end(work: readonly (() => void)[]): boolean {
    if (this.ended) return false;
    this.ended = true;
    this.close();
    for (const one of work) one();
    for (const goOn of this.waiters.splice(0)) goOn();
    return true;
  }
}
