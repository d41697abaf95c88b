import { describe, expect, it } from '@jest/globals';
import { delayAfter, retryAfterMs, standardSchedule, verdictOn } from './retry-policy.js';
import type { Answer, Verdict } from './retry-policy.js';

const now = new Date('2026-11-25T08:00:00Z');

describe('what an answer means', () => {
  it.each<[Answer, Verdict]>([
    [{ status: 200 }, { kind: 'delivered' }], [{ status: 299 }, { kind: 'delivered' }], [{ status: 410 }, { kind: 'gone' }],
    [{ status: 302 }, { kind: 'failed', counts: true }], [{ status: 404 }, { kind: 'failed', counts: true }], [{}, { kind: 'failed', counts: true }],
    [{ status: 429, retryAfter: '7' }, { kind: 'failed', counts: false, pauseMs: 7_000 }], [{ status: 429 }, { kind: 'failed', counts: false, pauseMs: 5_000 }],
    [{ status: 502 }, { kind: 'failed', counts: true, pauseMs: 5_000 }], [{ status: 504, retryAfter: 'soon' }, { kind: 'failed', counts: true, pauseMs: 5_000 }],
    [{ status: 503, retryAfter: 'Wed, 25 Nov 2026 08:01:00 GMT' }, { kind: 'failed', counts: true, pauseMs: 60_000 }], [{ status: 500 }, { kind: 'failed', counts: true }],
  ])('%j', (answer, verdict) => expect(verdictOn(answer, now, 0)).toEqual(verdict));

  it('lets pauses grow to five minutes, and a receiver ask for a day at most', () => {
    expect([1, 2, 20].map((pauses) => (verdictOn({ status: 502 }, now, pauses) as { pauseMs?: number }).pauseMs)).toEqual([10_000, 20_000, 300_000]);
    expect(retryAfterMs('999999', now)).toBe(86_400_000);
    expect([retryAfterMs('-5', now), retryAfterMs('0', now), retryAfterMs('Mon, 23 Nov 2026 08:00:00 GMT', now)]).toEqual([undefined, undefined, undefined]);
  });

  it('spreads each step by a fifth and ends after ten', () => {
    expect(standardSchedule).toHaveLength(10);
    expect([0, 0.5, 1].map((random) => delayAfter(1, standardSchedule, random))).toEqual([4_500, 5_000, 5_500]);
    expect(delayAfter(10, standardSchedule, 0.5)).toBeUndefined();
  });
});
