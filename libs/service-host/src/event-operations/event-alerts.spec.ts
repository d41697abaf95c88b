import { describe, expect, it } from '@jest/globals';
import { eventAlerts } from './event-alerts.js';
import type { EventSample } from './event-alerts.js';

const sample = (second: number, lag: number, committed: number, over: Partial<EventSample> = {}, parked = 0): EventSample =>
  ({ at: second * 1_000, oldestUnpublishedSeconds: 0, refused: 0, groups: { g: { lag, committed, parked } }, ...over });

describe('alerts about events', () => {
  it('are silent while a group keeps up, and before anything was seen', () => {
    expect(eventAlerts([])).toEqual([]);
    expect(eventAlerts([sample(0, 500, 0), sample(15, 300, 400), sample(30, 200, 800)])).toEqual([]);
  });

  it('tell at once of what is parked or refused, and of an outbox that ages', () => {
    expect(eventAlerts([sample(0, 0, 0, { refused: 1, oldestUnpublishedSeconds: 31.4 }, 2)])).toEqual([
      { kind: 'refused', figure: 1 }, { kind: 'outbox', figure: 31 }, { kind: 'parked', group: 'g', figure: 2 }]);
    expect(eventAlerts([sample(0, 0, 0, { oldestUnpublishedSeconds: 30 })])).toEqual([]);
  });

  it('tell of a lag without progress after half a minute, not before, and not of one that moves', () => {
    expect(eventAlerts([sample(0, 3, 7), sample(20, 5, 7)])).toEqual([]);
    expect(eventAlerts([sample(0, 3, 7), sample(20, 5, 7), sample(30, 6, 7)])).toEqual([{ kind: 'stalled', group: 'g', figure: 6 }]);
    expect(eventAlerts([sample(0, 3, 7), sample(20, 5, 7), sample(30, 6, 8)])).toEqual([]);
    expect(eventAlerts([sample(0, 0, 7), sample(20, 5, 7), sample(30, 6, 7)])).toEqual([]);
  });

  it('tell of a lag that keeps growing although there is progress, once it is worth it', () => {
    expect(eventAlerts([sample(0, 100, 1), sample(15, 200, 2), sample(30, 300, 3)])).toEqual([{ kind: 'behind', group: 'g', figure: 300 }]);
    expect(eventAlerts([sample(0, 100, 1), sample(15, 90, 2), sample(30, 300, 3)])).toEqual([]);
    expect(eventAlerts([sample(0, 10, 1), sample(15, 20, 2), sample(30, 30, 3)])).toEqual([]);
  });
});
