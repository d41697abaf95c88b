import { setImmediate } from 'node:timers/promises';

/** Setting and signing pages keeps the processor busy: one at a time, with room for everybody's answers in between. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(() => setImmediate()).then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
