import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Bell } from './bell.js';

describe('bell', () => {
  beforeEach(() => { jest.useFakeTimers(); });
  afterEach(() => { jest.useRealTimers(); });

  const woken = (waiting: Promise<void>): (() => boolean) => {
    let done = false;
    void waiting.then(() => { done = true; });
    return () => done;
  };

  it('wakes at once after a quiet time, then at most every 2 ms', async () => {
    const bell = new Bell(2);
    const first = woken(bell.wait(1000));
    bell.ring();
    await jest.advanceTimersByTimeAsync(0);
    expect(first()).toBe(true);
    const second = woken(bell.wait(1000));
    bell.ring();
    bell.ring();
    await jest.advanceTimersByTimeAsync(1);
    expect(second()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(second()).toBe(true);
  });

  it('keeps a ring for the next wait, and wakes by itself when nobody rings', async () => {
    const bell = new Bell(0);
    bell.ring();
    const kept = woken(bell.wait(1000));
    await jest.advanceTimersByTimeAsync(0);
    expect(kept()).toBe(true);
    const quiet = woken(bell.wait(1000));
    await jest.advanceTimersByTimeAsync(999);
    expect(quiet()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(quiet()).toBe(true);
  });
});
