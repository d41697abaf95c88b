import { describe, expect, it } from '@jest/globals';
import { within } from './networks.js';
import { RateLimits } from './rate-limits.js';

describe('rate limits', () => {
  it('count each caller on its own, and begin anew after a minute', () => {
    let now = 1_000;
    const limits = new RateLimits(2, () => now);
    expect([limits.take('a'), limits.take('a'), limits.take('a'), limits.take('b')].map(({ remaining }) => remaining)).toEqual([1, 0, -1, 1]);
    now += 59_000;
    expect(limits.take('a')).toEqual({ remaining: -2, reset: 1 });
    now += 1_000;
    expect(limits.take('a')).toEqual({ remaining: 1, reset: 60 });
  });

  it('know the networks that they do not count', () => {
    const ours = within(['127.0.0.0/8', '::1/128', '10.1.2.3']);
    expect(['127.0.0.1', '::1', '10.1.2.3', '10.1.2.4', '203.0.113.7', '::2'].map(ours)).toEqual([true, true, true, false, false, false]);
  });
});
