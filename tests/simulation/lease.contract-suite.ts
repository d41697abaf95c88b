import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LeaseStore } from '@tinhso/events';
import { eventually } from '@tinhso/testing';

/** What a lease is, the same for PostgreSQL and for the simulation's memory; each test opens one that nobody holds. */
export function leaseContract(name: string, open: () => Promise<LeaseStore>): void {
  describe(`${name}: lease`, () => {
    let lease: LeaseStore;
    beforeEach(async () => { lease = await open(); });

    it('has one holder, and an epoch that rises when it changes hands', async () => {
      const first = await lease.acquire('one', 60_000);
      expect(await lease.acquire('two', 60_000)).toBeUndefined();
      expect(await lease.acquire('one', 60_000)).toBe(first);
      await lease.release('two');
      expect(await lease.acquire('two', 60_000)).toBeUndefined();
      await lease.release('one');
      expect(await lease.acquire('two', 60_000)).toBe((first ?? 0) + 1);
      expect(await lease.acquire('two', 60_000, 40)).toBe(40);
      expect(await lease.acquire('two', 60_000, 7)).toBe(40);
    });

    it('is free again when it has run out', async () => {
      const first = await lease.acquire('one', 50);
      await eventually(async () => (await lease.acquire('two', 60_000)) === (first ?? 0) + 1);
      expect(await lease.acquire('one', 60_000)).toBeUndefined();
    });
  });
}
