import { beforeEach, describe, expect, it } from '@jest/globals';
import { inboxChange, isDoneAlready, outboxChange } from '@tinhso/events';
import type { ConsumerStores, LeaseStore, OutboxStore, OutgoingEvent, Parked, ParkingReason } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { aggregateChange, aggregateState, brokenChange, effectChange } from './engine/changes.js';
import type { AggregateRow } from './engine/changes.js';

/** One empty database behind all the ports. */
export interface StoresUnderTest extends ConsumerStores {
  readonly outbox: OutboxStore;
  readonly lease: LeaseStore;
  readonly transactions: TransactionRunner;
  /** Ids of the events that took effect in a group, in the order of their effects. */
  effects(group: string): Promise<string[]>;
}

const topic = 'contract.dossier.events';

const anEvent = (subject: string, sequence: number): OutgoingEvent => ({
  id: newId(), type: 'dossier.changed.v1', subject, sequence, aggregateVersion: sequence, topic, data: {}, time: '2026-11-23T09:00:00+07:00',
});

/** A gate that a transaction waits at. */
const gate = (): { readonly passed: Promise<void>; readonly open: () => void; readonly fail: () => void } => {
  let open = (): void => undefined;
  let fail = (): void => undefined;
  const passed = new Promise<void>((resolve, reject) => { open = resolve; fail = () => reject(new Error('rolled back')); });
  return { passed, open: () => open(), fail: () => fail() };
};

/** What relay and consumers rest on, the same for PostgreSQL and for the simulation's memory. */
export function storesContract(name: string, open: () => Promise<StoresUnderTest>): void {
  describe(`${name}: stores of relay and consumers`, () => {
    let stores: StoresUnderTest;
    let group: string;
    beforeEach(async () => {
      stores = await open();
      group = `contract.${newId()}`;
      await stores.lease.acquire('me', 600_000);
    });

    const publish = (subject: string, version: number, ...events: OutgoingEvent[]): Promise<void> => stores.transactions.run((tx) => {
      tx.add(aggregateChange(subject, version, version));
      tx.add(outboxChange(events, 'aggregate'));
      return Promise.resolve();
    });
    const effect = (id: string, subject = 'd'): Promise<void> => stores.transactions.run((tx) => {
      tx.add(inboxChange(group, id));
      tx.add(effectChange(group, id, subject, 1));
      return Promise.resolve();
    });
    const waiting = async (): Promise<string[]> => (await stores.outbox.next('me')).rows.map(({ subject, sequence }) => `${subject}#${sequence}`);
    const parked = (eventId: string | undefined, reason: ParkingReason, key: string, position = 0): Parked => ({
      message: { topic, partition: 0, position, key, headers: {}, body: Buffer.from('{}') }, eventId, reason, error: 'why', attempts: 1,
    });
    /** Claims the event and adds its effect, then waits; the rest of the test runs beside the open transaction. */
    const holding = async (id: string): Promise<{ open(): void; fail(): void; over: Promise<boolean> }> => {
      const { passed, open: pass, fail } = gate();
      let claimed = (): void => undefined;
      const inHand = new Promise<void>((resolve) => { claimed = resolve; });
      const over = stores.projections.together(group, [id], async (_, apply) => {
        await apply((tx) => { tx.add(effectChange(group, id, 'd', 1)); return Promise.resolve(); });
        claimed();
        await passed;
      }).then(() => true, () => false);
      await inHand;
      return { open: pass, fail, over };
    };
    /** Whether it is still open after the store has answered others. */
    const stillWaits = async (work: Promise<unknown>): Promise<boolean> => {
      let settled = false;
      void work.then(() => { settled = true; }, () => { settled = true; });
      for (let n = 0; n < 20; n += 1) await stores.inbox.has(group, newId());
      return !settled;
    };

    describe('outbox', () => {
      it('shows what is committed, by position, and nothing of what was rolled back', async () => {
        await publish('a', 1, anEvent('a', 1), anEvent('a', 2));
        await publish('b', 1, anEvent('b', 1));
        await expect(stores.transactions.run((tx) => {
          tx.add(aggregateChange('a', 2, 3));
          tx.add(outboxChange([anEvent('a', 3)], 'aggregate'));
          tx.add(brokenChange());
          return Promise.resolve();
        })).rejects.toMatchObject({ code: '22012' });
        expect(await waiting()).toEqual(['a#1', 'a#2', 'b#1']);
        expect((await stores.outbox.next('me')).full).toBe(false);
      });

      it('shows a lower position after a higher one when the lower was committed later', async () => {
        const { passed, open: pass } = gate();
        let written = (): void => undefined;
        const inHand = new Promise<void>((resolve) => { written = resolve; });
        const slow = stores.projections.together(group, [newId()], async (_, apply) => {
          await apply((tx) => {
            tx.add(aggregateChange('slow', 1, 1));
            tx.add(outboxChange([anEvent('slow', 1)], 'aggregate'));
            return Promise.resolve();
          });
          written();
          await passed;
        });
        await inHand;
        await publish('quick', 1, anEvent('quick', 1));
        const [quick] = (await stores.outbox.next('me')).rows;
        expect(quick?.subject).toBe('quick');
        pass();
        await slow;
        const { rows } = await stores.outbox.next('me');
        expect(rows.map(({ subject }) => subject)).toEqual(['slow', 'quick']);
        expect(Number(rows[0]?.seq)).toBeLessThan(Number(quick?.seq));
      });

      it('keeps a refused event, and holds back what is behind it in its aggregate', async () => {
        await publish('a', 1, anEvent('a', 1));
        await publish('b', 1, anEvent('b', 1));
        await publish('a', 2, anEvent('a', 2));
        await stores.outbox.refuse((await stores.outbox.next('me')).rows[0]?.seq ?? '', 'no');
        expect(await waiting()).toEqual(['b#1']);
        await publish('a', 3, anEvent('a', 3));
        expect(await waiting()).toEqual(['b#1']);
      });

      it('forgets what is removed, once or twice', async () => {
        await publish('a', 1, anEvent('a', 1), anEvent('a', 2));
        const [first] = (await stores.outbox.next('me')).rows;
        await stores.outbox.remove([first?.seq ?? '']);
        await stores.outbox.remove([first?.seq ?? '']);
        await stores.outbox.remove([]);
        expect(await waiting()).toEqual(['a#2']);
      });

      it('writes no event of a change that hit no row', async () => {
        await publish('a', 1, anEvent('a', 1));
        await expect(publish('a', 1, anEvent('a', 2))).rejects.toMatchObject({ code: 'common/version-mismatch' });
        await expect(publish('a', 3, anEvent('a', 2))).rejects.toMatchObject({ code: 'common/version-mismatch' });
        expect(await waiting()).toEqual(['a#1']);
        let tries = 0;
        await expect(stores.transactions.run((tx) => {
          tries += 1;
          tx.add(aggregateChange('a', 9, 9));
          return Promise.resolve();
        }, { retryConflicts: 2 })).rejects.toMatchObject({ code: 'common/version-mismatch' });
        expect(tries).toBe(3);
      });

      it('shows nothing to who does not hold the lease', async () => {
        await publish('a', 1, anEvent('a', 1));
        await stores.lease.release('me');
        await stores.lease.acquire('one', 60_000);
        expect((await stores.outbox.next('two')).rows).toEqual([]);
        expect((await stores.outbox.next('one')).rows).toHaveLength(1);
        await stores.lease.release('one');
        expect((await stores.outbox.next('one')).rows).toEqual([]);
      });

      it('lets one of two writers of a version win', async () => {
        const outcomes = await Promise.allSettled([publish('a', 1, anEvent('a', 1)), publish('a', 1, anEvent('a', 1))]);
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await waiting()).toEqual(['a#1']);
      });
    });

    describe('inbox', () => {
      it('keeps the mark and the effect, or neither', async () => {
        const [good, bad] = [newId(), newId()];
        await effect(good);
        await expect(stores.transactions.run((tx) => {
          tx.add(inboxChange(group, bad));
          tx.add(effectChange(group, bad, 'd', 1));
          tx.add(brokenChange());
          return Promise.resolve();
        })).rejects.toMatchObject({ code: '22012' });
        expect(await stores.effects(group)).toEqual([good]);
        expect([await stores.inbox.has(group, good), await stores.inbox.has(group, bad)]).toEqual([true, false]);
      });

      it('refuses an event that was done, with all that came along', async () => {
        const id = newId();
        await effect(id);
        const again = await effect(id).catch((error: unknown) => error);
        expect(isDoneAlready(again)).toBe(true);
        expect(await stores.effects(group)).toEqual([id]);
      });

      it.each(['committed', 'rolled back'] as const)('lets the second of two at once wait until the first is %s', async (end) => {
        const id = newId();
        const first = await holding(id);
        const second = effect(id).then(() => 'effected', (error: unknown) => (isDoneAlready(error) ? 'done before' : error));
        expect(await stillWaits(second)).toBe(true);
        expect(await stores.inbox.has(group, id)).toBe(false);
        if (end === 'committed') first.open();
        else first.fail();
        expect(await first.over).toBe(end === 'committed');
        expect(await second).toBe(end === 'committed' ? 'done before' : 'effected');
        expect(await stores.effects(group)).toEqual([id]);
      });
    });

    describe('projections', () => {
      it('apply what is fresh, in one transaction', async () => {
        const [a, b, c] = [newId(), newId(), newId()];
        await effect(a);
        await stores.projections.together(group, [a, b, c, b], async (fresh, apply) => {
          expect([...fresh].sort()).toEqual([b, c].sort());
          for (const id of [b, c]) await apply((tx) => { tx.add(effectChange(group, id, 'd', 1)); return Promise.resolve(); });
        });
        expect(await stores.effects(group)).toEqual([a, b, c]);
        await expect(stores.projections.together(group, [newId()], async (_, apply) => {
          await apply((tx) => { tx.add(effectChange(group, 'lost', 'd', 1)); return Promise.resolve(); });
          throw new Error('no');
        })).rejects.toThrow('no');
        expect(await stores.effects(group)).toEqual([a, b, c]);
      });

      it('see what they have written themselves, and others do not', async () => {
        await stores.projections.together(group, [newId()], async (_, apply) => {
          await apply((tx) => { tx.add(aggregateChange('a', 1, 1)); return Promise.resolve(); });
          await apply(async (tx) => { expect(await tx.read<AggregateRow>(aggregateState('a'))).toEqual([{ version: 1, published: 1 }]); });
          await stores.transactions.run(async (tx) => { expect(await tx.read<AggregateRow>(aggregateState('a'))).toEqual([]); });
        });
        await stores.transactions.run(async (tx) => { expect(await tx.read<AggregateRow>(aggregateState('a'))).toEqual([{ version: 1, published: 1 }]); });
      });

      it('refuse a batch of which an event is parked', async () => {
        const [held, sound] = [newId(), newId()];
        await stores.parking.park(group, parked(held, 'failed', 'k'));
        await expect(stores.projections.together(group, [sound, held], () => Promise.resolve())).rejects.toThrow('parked');
        expect(await stores.inbox.has(group, sound)).toBe(false);
      });
    });

    describe('parking', () => {
      it('claims the event: it is parked once and never effected beside', async () => {
        const id = newId();
        expect(await stores.parking.park(group, parked(id, 'failed', 'k'))).toBe('parked');
        expect(await stores.parking.park(group, parked(id, 'failed', 'k', 7))).toBe('parked');
        expect(isDoneAlready(await effect(id).catch((error: unknown) => error))).toBe(true);
        expect(await stores.inbox.has(group, id)).toBe(true);
        expect(await stores.effects(group)).toEqual([]);
        expect(await stores.parking.keysAmong(group, topic, ['k', 'l'])).toEqual(new Set(['k']));
        expect(await stores.parking.keysAmong(group, 'other.topic', ['k'])).toEqual(new Set());
        expect(await stores.parking.keysAmong(`${group}.other`, topic, ['k'])).toEqual(new Set());
      });

      it('leaves alone what took effect', async () => {
        const id = newId();
        await effect(id);
        expect(await stores.parking.park(group, parked(id, 'broken-rule', 'k'))).toBe('effected');
        expect(await stores.parking.keysAmong(group, topic, ['k'])).toEqual(new Set());
      });

      it('parks behind another only while something of the key is parked', async () => {
        const [first, second] = [newId(), newId()];
        expect(await stores.parking.park(group, parked(second, 'behind', 'k', 1))).toBe('free');
        expect(await stores.inbox.has(group, second)).toBe(false);
        await stores.parking.park(group, parked(first, 'failed', 'k', 0));
        expect(await stores.parking.park(group, parked(second, 'behind', 'k', 1))).toBe('parked');
      });

      it('keeps an unreadable message by its place, once', async () => {
        expect(await stores.parking.park(group, parked(undefined, 'unreadable', 'k', 3))).toBe('parked');
        expect(await stores.parking.park(group, parked(undefined, 'unreadable', 'k', 3))).toBe('parked');
        expect(await stores.parking.keysAmong(group, topic, ['k'])).toEqual(new Set(['k']));
      });

      it.each([['committed', 'effected'], ['rolled back', 'parked']] as const)('waits for an effect that is on its way: when it is %s, the event is %s', async (end, outcome) => {
        const id = newId();
        const other = await holding(id);
        const parking = stores.parking.park(group, parked(id, 'failed', 'k'));
        expect(await stillWaits(parking)).toBe(true);
        if (end === 'committed') other.open();
        else other.fail();
        expect(await parking).toBe(outcome);
        await other.over;
        expect(await stores.effects(group)).toEqual(end === 'committed' ? [id] : []);
      });
    });
  });
}
