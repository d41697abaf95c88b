import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Watchdog } from './watchdog.js';

describe('watchdog', () => {
  beforeEach(() => { jest.useFakeTimers(); });
  afterEach(() => { jest.useRealTimers(); });

  const watch = (lag: () => Promise<number>): { dog: Watchdog; stalls: () => number } => {
    let stalls = 0;
    const dog = new Watchdog({ patienceMs: 1000, lag, onStall: () => { stalls += 1; return Promise.resolve(); } });
    dog.start();
    return { dog, stalls: () => stalls };
  };

  it('calls a stall when there is lag and no progress', async () => {
    const { dog, stalls } = watch(() => Promise.resolve(5));
    await jest.advanceTimersByTimeAsync(1300);
    expect(stalls()).toBe(1);
    dog.stop();
  });

  it('is quiet without lag, with progress, or when the broker does not answer', async () => {
    const idle = watch(() => Promise.resolve(0));
    const unreachable = watch(() => Promise.reject(new Error('no broker')));
    const busy = watch(() => Promise.resolve(5));
    for (let n = 0; n < 20; n += 1) {
      busy.dog.progress();
      await jest.advanceTimersByTimeAsync(200);
    }
    expect([idle.stalls(), unreachable.stalls(), busy.stalls()]).toEqual([0, 0, 0]);
    [idle, unreachable, busy].forEach(({ dog }) => dog.stop());
  });
});
