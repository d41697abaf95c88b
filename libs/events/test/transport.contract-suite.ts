import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { newId } from '@tinhso/kernel';
import { maxMessageBytes } from '../src/index.js';
import type { BatchControl, EventTransport, OutgoingMessage, ReceivedBatch, ReceivedMessage, SubscribeOptions } from '../src/index.js';

const patience = { within: 15_000 };

export const message = (topic: string, key: string, n: number): OutgoingMessage =>
  ({ topic, key, headers: { ce_id: `${key}-${n}`, 'x-text': 'Tỉnh Số' }, body: Buffer.from(JSON.stringify({ key, n })) });

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

const rounds = (topic: string, count: number): OutgoingMessage[] =>
  Array.from({ length: count }, (_, n) => keys.map((key) => message(topic, key, n))).flat();

export const numberOf = (received: ReceivedMessage): number => (JSON.parse(received.body.toString()) as { n: number }).n;

/** Everything seen, per key, in the order it came. */
const byKey = (seen: readonly ReceivedMessage[]): Record<string, number[]> => {
  const result: Record<string, number[]> = {};
  for (const one of seen) (result[one.key] ??= []).push(numberOf(one));
  return result;
};

/** What a reader keeps who passes over everything that is not new for its key. */
const firstOccurrences = (seen: readonly ReceivedMessage[]): Record<string, number[]> => {
  const result: Record<string, number[]> = {};
  for (const one of seen) if (numberOf(one) > ((result[one.key] ??= []).at(-1) ?? -1)) result[one.key]?.push(numberOf(one));
  return result;
};

const upTo = (count: number): Record<string, number[]> =>
  Object.fromEntries(keys.map((key) => [key, Array.from({ length: count }, (_, n) => n)]));

const collect = (seen: ReceivedMessage[]): SubscribeOptions['onBatch'] => (batch, control) => {
  for (const one of batch.messages) {
    if (control.isStale()) break;
    seen.push(one);
    control.acknowledge(one.position);
  }
  return Promise.resolve();
};

/** What every transport must keep; `open` gives a new connection to the same messages. */
export function transportContract(name: string, open: () => Promise<EventTransport>): void {
  describe(`${name}: event transport`, () => {
    const opened: EventTransport[] = [];
    const another = async (): Promise<EventTransport> => {
      const transport = await open();
      opened.push(transport);
      return transport;
    };
    let transport: EventTransport;
    let topic: string;
    let group: string;

    beforeEach(async () => {
      transport = await another();
      topic = `contract.${newId()}.events`;
      group = `contract.${newId()}`;
      await transport.ensureTopics([topic], 4);
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((one) => one.stop()));
    });

    it('loses nothing and keeps the order of each key', async () => {
      const seen: ReceivedMessage[] = [];
      await transport.publish(rounds(topic, 5));
      await transport.subscribe({ group, topics: [topic], onBatch: collect(seen) });
      const outcome = await transport.publish(rounds(topic, 5).map((one) => ({ ...one, body: Buffer.from(one.body.toString().replace(/"n":(\d)/, (_, n: string) => `"n":${Number(n) + 5}`)) })));
      expect(outcome.acknowledged).toHaveLength(60);
      await eventually(() => seen.length >= 120, patience);
      expect(byKey(seen)).toEqual(upTo(10));
      expect(new Set(seen.map((one) => one.partition)).size).toBe(4);
      expect(seen[0]?.headers['x-text']).toBe('Tỉnh Số');
    });

    it('delivers again what a batch did not acknowledge before it failed', async () => {
      const seen: ReceivedMessage[] = [];
      let failures = 0;
      await transport.publish([0, 1, 2, 3].map((n) => message(topic, 'a', n)));
      await transport.subscribe({ group, topics: [topic], onBatch: async (batch, control) => {
        if (failures === 0) {
          failures += 1;
          control.acknowledge((batch.messages[0] as ReceivedMessage).position);
          throw new Error('the first delivery fails');
        }
        await collect(seen)(batch, control);
      } });
      await eventually(() => seen.length >= 3, patience);
      expect(seen.map(numberOf)).toEqual([1, 2, 3]);
    });

    it('delivers to the next member what a member left without acknowledgement', async () => {
      const first = await another();
      const seen: ReceivedMessage[] = [];
      let taken = 0;
      await transport.publish(rounds(topic, 2));
      await first.subscribe({ group, topics: [topic], onBatch: async (batch, control) => {
        taken += batch.messages.length;
        await eventually(() => control.isStale(), patience);
      } });
      await eventually(() => taken > 0, patience);
      await first.stop();
      await transport.subscribe({ group, topics: [topic], onBatch: collect(seen) });
      await eventually(() => seen.length >= 24, patience);
      expect(byKey(seen)).toEqual(upTo(2));
    });

    it('delivers nothing more after stop, and what a handler acknowledges after it counts for nothing', async () => {
      const first = await another();
      const seen: ReceivedMessage[] = [];
      const held: { batch: ReceivedBatch; control: BatchControl }[] = [];
      let calls = 0;
      await transport.publish(rounds(topic, 2));
      const subscription = await first.subscribe({ group, topics: [topic], onBatch: async (batch, control) => {
        calls += 1;
        held.push({ batch, control });
        await eventually(() => control.isStale(), patience);
      } });
      await eventually(() => held.length > 0, patience);
      await subscription.stop();
      const before = calls;
      await transport.publish([message(topic, 'a', 2)]);
      for (const { batch, control } of held) {
        expect(control.isStale()).toBe(true);
        batch.messages.forEach(({ position }) => control.acknowledge(position));
        await control.heartbeat();
      }
      await transport.subscribe({ group, topics: [topic], onBatch: collect(seen) });
      await eventually(() => seen.length >= 25, patience);
      expect(byKey(seen)).toEqual({ ...upTo(2), a: [0, 1, 2] });
      expect(calls).toBe(before);
    });

    it('loses nothing and keeps the order when members join and leave in the middle of a batch', async () => {
      const seen: ReceivedMessage[] = [];
      const slowly: SubscribeOptions['onBatch'] = async (batch, control) => {
        for (const one of batch.messages) {
          if (control.isStale()) return;
          seen.push(one);
          await new Promise((resolve) => setTimeout(resolve, 4));
          control.acknowledge(one.position);
          await control.heartbeat();
        }
      };
      await transport.publish(rounds(topic, 30));
      await transport.subscribe({ group, topics: [topic], onBatch: slowly });
      await eventually(() => seen.length > 20, patience);
      const second = await (await another()).subscribe({ group, topics: [topic], onBatch: slowly });
      const third = await (await another()).subscribe({ group, topics: [topic], onBatch: slowly });
      await eventually(() => seen.length > 200, patience);
      await third.stop();
      await eventually(async () => (await transport.lag(group)) === 0, { within: 30_000 });
      await second.stop();
      expect(firstOccurrences(seen)).toEqual(upTo(30));
      // Each change of hands repeats at most what was in work: a group that is thrown out again and again repeats for ever.
      expect(seen.length).toBeLessThan(3 * 360);
    }, 60_000);

    it('gives partitions away in the middle of a long batch, not at its end', async () => {
      const eightSeconds: SubscribeOptions['onBatch'] = async (batch, control) => {
        for (const one of batch.messages) {
          if (control.isStale()) return;
          await new Promise((resolve) => setTimeout(resolve, 100));
          control.acknowledge(one.position);
          await control.heartbeat();
        }
      };
      let atWork = false;
      await transport.publish(rounds(topic, 80));
      await transport.subscribe({ group, topics: [topic], onBatch: (batch, control) => { atWork = true; return eightSeconds(batch, control); } });
      await eventually(() => atWork, patience);
      const seen: ReceivedMessage[] = [];
      const began = performance.now();
      await (await another()).subscribe({ group, topics: [topic], onBatch: collect(seen) });
      await eventually(() => seen.length > 0, patience);
      expect(performance.now() - began).toBeLessThan(5_000);
    }, 40_000);

    it('delivers what failed once and again to four members of four partitions, and then no more', async () => {
      const seen: ReceivedMessage[] = [];
      const failed = new Set<number>();
      const clumsy: SubscribeOptions['onBatch'] = async (batch, control) => {
        if (!failed.has(batch.partition)) {
          failed.add(batch.partition);
          throw new Error('the first delivery of each partition fails');
        }
        await collect(seen)(batch, control);
      };
      await transport.publish(rounds(topic, 3));
      for (let member = 0; member < 4; member += 1) await (member === 0 ? transport : await another()).subscribe({ group, topics: [topic], onBatch: clumsy });
      await eventually(async () => (await transport.lag(group)) === 0, { within: 30_000 });
      expect(failed.size).toBe(4);
      expect(firstOccurrences(seen)).toEqual(upTo(3));
      const delivered = seen.length;
      await transport.publish([message(topic, 'a', 3)]);
      await eventually(() => seen.length > delivered, patience);
      expect(seen.slice(delivered).map(numberOf)).toEqual([3]);
    }, 60_000);

    it('serves two groups independently', async () => {
      const fast: ReceivedMessage[] = [];
      const other: ReceivedMessage[] = [];
      await transport.subscribe({ group, topics: [topic], onBatch: collect(fast) });
      await transport.publish(rounds(topic, 2));
      await eventually(() => fast.length >= 24, patience);
      await transport.subscribe({ group: `${group}.other`, topics: [topic], onBatch: collect(other) });
      await eventually(() => other.length >= 24, patience);
      expect(byKey(other)).toEqual(upTo(2));
      expect(byKey(fast)).toEqual(upTo(2));
    });

    it('shares four partitions between two members', async () => {
      const seen: [ReceivedMessage[], ReceivedMessage[]] = [[], []];
      await transport.subscribe({ group, topics: [topic], onBatch: collect(seen[0]) });
      await (await another()).subscribe({ group, topics: [topic], onBatch: collect(seen[1]) });
      let n = 0;
      await eventually(async () => {
        await transport.publish(keys.map((key) => message(topic, key, n)));
        n += 1;
        return seen[0].length > 0 && seen[1].length > 0;
      }, { ...patience, every: 100 });
      await eventually(async () => (await transport.lag(group)) === 0, patience);
      const unique = new Set([...seen[0], ...seen[1]].map((one) => `${one.key}-${numberOf(one)}`));
      expect(unique.size).toBe(n * keys.length);
    });

    it('reads a partition again from a position', async () => {
      await transport.publish(Array.from({ length: 30 }, (_, n) => message(topic, 'a', n)));
      const partitions = await transport.partitions(topic);
      const all = (await Promise.all(Array.from({ length: partitions }, (_, part) => transport.read(topic, part, 0, 100)))).flat();
      expect(all.map(numberOf)).toEqual(Array.from({ length: 30 }, (_, n) => n));
      const { partition, position } = all[10] as ReceivedMessage;
      expect((await transport.read(topic, partition, position, 5)).map(numberOf)).toEqual([10, 11, 12, 13, 14]);
      expect(await transport.read(topic, partition, position + 20, 5)).toEqual([]);
      await transport.publish([message(topic, 'a', 30)]);
      expect((await transport.read(topic, partition, position + 20, 5)).map(numberOf)).toEqual([30]);
    });

    it('tells the lag of a group', async () => {
      let open = false;
      await transport.publish(rounds(topic, 1));
      await transport.subscribe({ group, topics: [topic], onBatch: async (batch, control) => {
        await eventually(() => open || control.isStale(), patience);
        await collect([])(batch, control);
      } });
      await eventually(async () => (await transport.lag(group)) === 12, patience);
      const before = await transport.progress(group);
      expect(before.reduce((sum, { lag }) => sum + lag, 0)).toBe(12);
      expect(new Set(before.map(({ topic: of, partition }) => `${of}/${partition}`)).size).toBe(await transport.partitions(topic));
      open = true;
      await eventually(async () => (await transport.lag(group)) === 0, patience);
      const moved = (await transport.progress(group)).reduce((sum, { committed }) => sum + committed, 0) - before.reduce((sum, { committed }) => sum + committed, 0);
      expect(moved).toBe(12);
    });

    it('refuses a message that is too large, holds its key and takes the others', async () => {
      const huge = { ...message(topic, 'a', 1), body: Buffer.alloc(maxMessageBytes + 1, 32) };
      const outcome = await transport.publish([message(topic, 'a', 0), huge, message(topic, 'b', 0), message(topic, 'a', 2)]);
      expect(outcome.acknowledged).toEqual([0, 2]);
      expect(outcome.refused).toEqual([{ index: 1, reason: expect.stringContaining('over the limit') }]);
    });

    it('rejects a batch for a topic that does not exist', async () => {
      await expect(transport.publish([message(`${topic}.missing`, 'a', 0)])).rejects.toThrow();
    });
  });
}
