import type { Timers } from '@tinhso/events';
import type { FaultKind } from './faults.ts';
import type { World } from './world.ts';

export type Reply<T> = (error: Error | undefined, value?: T) => void;
/** What a server does with a request; it replies once, at once or later. */
export type Operation<T> = (reply: Reply<T>, fault?: FaultKind) => void;

/** As the drivers say it: nobody knows whether the request was carried out. */
const connectionLost = (): Error => Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });

/** What a fault does that is not about one message. */
export interface Disturbing {
  disturb(kind: FaultKind, process: SimProcess): void;
}

/** One run of a program: it waits, calls servers, freezes, and dies at any await. */
export class SimProcess {
  readonly timers: Timers;
  private alive = true;
  private frozenUntil = 0;
  private readonly dying: (() => void)[] = [];
  private readonly clockOffset: number;
  readonly name: string;
  readonly world: World;
  private readonly disturbing: Disturbing;

  constructor(name: string, world: World, disturbing: Disturbing) {
    this.name = name;
    this.world = world;
    this.disturbing = disturbing;
    this.clockOffset = world.chance.int(1_000_000);
    this.timers = {
      now: () => world.now + this.clockOffset,
      after: (milliseconds, work) => this.timer(milliseconds, work),
      every: (milliseconds, work) => this.repeat(milliseconds, work),
      random: () => world.chance.next(),
    };
  }

  get isAlive(): boolean {
    return this.alive;
  }

  /** Its memory is gone; what it has asked of servers may still be carried out. */
  crash(): void {
    if (!this.alive) return;
    this.alive = false;
    this.world.note('crash', this.name);
    for (const die of this.dying.splice(0)) die();
  }

  freeze(milliseconds: number): void {
    this.frozenUntil = Math.max(this.frozenUntil, this.world.now + milliseconds);
    this.world.note('freeze', this.name, () => `${milliseconds.toFixed(0)} ms`);
  }

  thaw(): void {
    this.frozenUntil = 0;
  }

  /** Runs when the process dies, unless it is taken back before. */
  onDeath(work: () => void): () => void {
    this.dying.push(work);
    return () => {
      const at = this.dying.indexOf(work);
      if (at >= 0) this.dying.splice(at, 1);
    };
  }

  /** A request to a server: every await of the code under test that leaves the process comes by here. */
  call<T>(label: string, operation: Operation<T>, detail?: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const { world } = this;
      if (!this.alive) return;
      const fault = world.faults.next();
      world.note(label, this.name, () => `${detail?.() ?? ''}${fault ? ` !${fault}` : ''}`);
      const settle: Reply<T> = (error, value) => this.goOn(world.chance.between(0.3, 6), () => (error ? reject(error) : resolve(value as T)));
      if (fault === undefined) world.after(world.chance.between(0.3, 6), () => operation(settle));
      else this.goWrong(fault, operation, settle);
    });
  }

  /** Goes on in the process after so long; not when it died, and only after its thaw. */
  goOn(milliseconds: number, work: () => void): void {
    this.world.after(milliseconds, () => this.resume(work));
  }

  private resume(work: () => void): boolean {
    if (!this.alive) return false;
    if (this.frozenUntil > this.world.now) {
      this.goOn(this.frozenUntil - this.world.now + this.world.chance.next(), work);
      return false;
    }
    work();
    return true;
  }

  private goWrong<T>(fault: FaultKind, operation: Operation<T>, settle: Reply<T>): void {
    const { world } = this;
    const soon = (): number => world.chance.between(0.3, 6);
    const patience = world.chance.between(30, 400);
    const unheard: Reply<T> = () => undefined;
    const fail = (): void => this.goOn(patience, () => settle(connectionLost()));
    switch (fault) {
      case 'drop': return fail();
      case 'lose': world.after(soon(), () => operation((_, __) => settle(connectionLost()))); return;
      case 'late': fail(); world.after(patience * world.chance.between(0.5, 8), () => operation(unheard)); return;
      case 'slow': world.after(world.chance.between(200, 2_500), () => operation(settle)); return;
      case 'crash-before': return this.crash();
      case 'crash-sent': world.after(soon(), () => operation(unheard)); return this.crash();
      case 'crash-after': world.after(soon(), () => operation(() => this.crash())); return;
      case 'freeze-before': {
        const nap = world.chance.between(500, 5_000);
        this.freeze(nap);
        world.after(nap + soon(), () => operation(settle));
        return;
      }
      case 'freeze-after': world.after(soon(), () => operation((error, value) => { this.freeze(world.chance.between(500, 5_000)); settle(error, value); })); return;
      case 'abort': case 'partial': case 'double': world.after(soon(), () => operation(settle, fault)); return;
      default: this.disturbing.disturb(fault, this); world.after(soon(), () => operation(settle));
    }
  }

  private timer(milliseconds: number, work: () => void): () => void {
    let cancelled = false;
    this.goOn(milliseconds + this.world.chance.next(), () => { if (!cancelled) work(); });
    return () => { cancelled = true; };
  }

  private repeat(milliseconds: number, work: () => void): () => void {
    let cancelled = false;
    const again = (): void => this.goOn(milliseconds, () => {
      if (cancelled) return;
      work();
      again();
    });
    again();
    return () => { cancelled = true; };
  }
}
