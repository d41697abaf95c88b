import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { standardSchedule } from '../src/domain/retry-policy.js';
import { aMachinery, FakeReceivers } from './a-machine.js';
import type { Sent } from './a-machine.js';

const clock = new FixedClock('2026-11-25T08:00:00Z');
const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('the machine that delivers', () => {
  let at: Awaited<ReturnType<typeof aMachinery>>;
  const running: { stop(): Promise<void> }[] = [];
  beforeAll(async () => { at = await aMachinery(clock); }, 60_000);
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
    await at.pool().query('delete from subscription');
    await at.expireLead();
  });
  afterAll(() => at?.end(), 30_000);

  const started = (receivers: FakeReceivers, options: Parameters<typeof at.machine>[1] = {}) => {
    const made = at.machine(receivers, options);
    running.push(made);
    return made;
  };
  /** Rounds until nothing is under way and nothing more is planned. */
  const settled = async (machine: { round(): Promise<boolean> }, receivers: FakeReceivers): Promise<void> => {
    for (let quiet = 0; quiet < 3;) {
      const busy = await machine.round();
      await turnOfTheLoop();
      quiet = busy || receivers.underWay > 0 ? 0 : quiet + 1;
      await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
  };
  const inTurn = (sent: readonly Sent[]): boolean => [...Map.groupBy(sent, ({ subject, sink }) => sink + subject).values()].every((own) => own.every(({ of }, index) => of >= (own[index - 1]?.of ?? 0)));

  it('keeps to the schedule of ten steps over 76 hours, whatever else is delivered meanwhile, and then waits for a person', async () => {
    const receivers = new FakeReceivers(clock);
    const machine = started(receivers);
    const id = await at.subscribed('https://a.example/');
    const [bad, good] = [newId(), newId()];
    receivers.answer = ({ subject }) => (subject === bad ? 503 : 204);
    const times: number[] = [];
    const from = clock.now().getTime();
    await at.recorded([{ subject: bad, of: 1 }, { subject: bad, of: 2 }, { subject: good, of: 1 }]);
    for (let hours = 0; hours < 90 && times.length < 12; hours += 0) {
      const before = receivers.sent.filter(({ subject }) => subject === bad).length;
      await settled(machine, receivers);
      if (receivers.sent.filter(({ subject }) => subject === bad).length > before) times.push((clock.now().getTime() - from) / 1_000);
      const { rows } = await at.pool().query<{ next_at: Date | null }>('select next_at from webhook_block where subscription_id = $1', [id]);
      const next = rows[0]?.next_at;
      if (!next) break;
      clock.set(new Date(next.getTime() - 1));
      await settled(machine, receivers);
      clock.set(next);
      hours = (clock.now().getTime() - from) / 3_600_000;
    }
    let sum = 0;
    expect(times).toEqual(standardSchedule.map((seconds) => (sum += seconds)));
    expect(receivers.sent.filter(({ subject }) => subject === good)).toHaveLength(1);
    expect(receivers.sent.filter(({ subject, of }) => subject === bad && of === 2)).toEqual([]);
    const { rows } = await at.pool().query<{ state: string; failures: number }>('select s.state, b.failures from subscription s join webhook_block b on b.subscription_id = s.id where s.id = $1', [id]);
    expect(rows).toEqual([{ state: 'active', failures: 10 }]);
  }, 60_000);

  it('gives up a receiver at which nothing at all arrived while the schedule ran, and keeps its events', async () => {
    const receivers = new FakeReceivers(clock);
    const machine = started(receivers, { schedule: [0, 1, 1] });
    const id = await at.subscribed('https://a.example/', 'now');
    receivers.answer = () => 500;
    await at.recorded(upTo(3).map(() => ({ subject: newId(), of: 1 })));
    const state = async (): Promise<string | undefined> => (await at.pool().query<{ state: string; reason: string }>('select state, reason from subscription where id = $1', [id])).rows.map((row) => `${row.state} ${row.reason}`)[0];
    for (let turn = 0; turn < 20 && await state() !== 'disabled failing'; turn += 1) { clock.advance(2_000); await settled(machine, receivers); }
    expect(await state()).toBe('disabled failing');
    const asked = receivers.sent.length;
    await at.recorded([{ subject: newId(), of: 1 }]);
    clock.advance(100_000);
    await settled(machine, receivers);
    expect(receivers.sent).toHaveLength(asked);
    receivers.answer = () => 204;
    await at.turn(id, 'active');
    await at.pool().query('delete from webhook_block');
    await settled(machine, receivers);
    expect(new Set(receivers.sent.slice(asked).map(({ sequence }) => sequence))).toEqual(new Set(upTo(4)));
  }, 60_000);

  it('asks a receiver that seems dead with one request at a time, ever more rarely', async () => {
    const receivers = new FakeReceivers(clock);
    const machine = started(receivers, { schedule: [0, 3_600] });
    await at.subscribed('https://a.example/', 'now');
    receivers.answer = () => 500;
    await at.recorded(upTo(200).map(() => ({ subject: newId(), of: 1 })));
    await settled(machine, receivers);
    const first = receivers.sent.length;
    expect(first).toBeLessThanOrEqual(10 + 16);
    for (const _ of upTo(20)) { clock.advance(1_000); await settled(machine, receivers); }
    expect(receivers.sent.length).toBeLessThan(first + 6);
    receivers.answer = () => 204;
    clock.advance(3_700_000);
    await settled(machine, receivers);
    clock.advance(3_700_000);
    await eventually(async () => { await settled(machine, receivers); return await at.waiting() === 0; });
    expect(new Set(receivers.sent.map(({ subject }) => subject)).size).toBe(200);
  }, 60_000);

  it('never loses, swaps or renames an event when it is killed between an answer and its record, again and again', async () => {
    const receivers = new FakeReceivers(clock);
    await at.subscribed('https://a.example/', 'now');
    await at.subscribed('https://b.example/', 'now');
    const subjects = upTo(12).map(() => newId());
    const events = upTo(15).flatMap((of) => subjects.map((subject) => ({ subject, of })));
    let machine = started(receivers);
    let left = 20;
    receivers.answer = async ({ of, subject }) => {
      await new Promise((resolve) => { setTimeout(resolve, 1 + Math.random() * 4); });
      left -= 1;
      if (left === 0) machine.kill();
      return (of + subject.charCodeAt(30)) % 17 === 0 && Math.random() < 0.3 ? 429 : 204;
    };
    let kills = 0;
    const done = async (): Promise<boolean> => await at.delivered() === events.length * 2;
    for (let next = 0; !await done() || kills < 20;) {
      await at.recorded(next < events.length ? events.slice(next, next += 9) : []);
      await Promise.race([machine.round(), new Promise((resolve) => { setTimeout(resolve, 20); })]);
      clock.advance(6_000);
      if (left > 0 && !await done()) continue;
      machine.kill();
      await eventually(() => receivers.underWay === 0);
      kills += 1;
      left = 5 + Math.floor(Math.random() * 30);
      await at.expireLead();
      running.splice(0);
      machine = started(receivers);
      if (kills > 200) break;
    }
    expect(kills).toBeGreaterThanOrEqual(20);
    for (const [, own] of Map.groupBy(receivers.sent, ({ sink }) => sink)) {
      expect(new Set(own.map(({ sequence }) => sequence)).size).toBe(events.length);
      for (const [, same] of Map.groupBy(own, ({ sequence }) => sequence)) expect(new Set(same.map(({ id }) => id)).size).toBe(1);
    }
    expect(inTurn(receivers.sent)).toBe(true);
    expect(receivers.sent.length).toBeGreaterThan(events.length * 2);
  }, 90_000);

  it('does nothing while another one leads, and its late words count for nothing once another one does', async () => {
    const [first, second] = [new FakeReceivers(clock), new FakeReceivers(clock)];
    const [leading, idle] = [started(first), started(second)];
    await at.subscribed('https://a.example/', 'now');
    await settled(leading, first);
    await settled(idle, second);
    let release = (): void => undefined;
    first.answer = () => new Promise((resolve) => { release = () => resolve(500); });
    await at.recorded([{ subject: newId(), of: 1 }]);
    await leading.round();
    await eventually(() => first.sent.length === 1);
    await at.expireLead();
    await new Promise((resolve) => { setTimeout(resolve, 1_100); });
    await settled(idle, second);
    expect(second.sent).toHaveLength(1);
    release();
    await eventually(() => first.underWay === 0);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect((await at.pool().query('select from webhook_block')).rowCount).toBe(0);
    expect(await at.waiting()).toBe(0);
  }, 60_000);

  it('lets one that cannot keep up catch up by itself, so that little waits in its tables, and misses nothing', async () => {
    const receivers = new FakeReceivers(clock);
    const machine = started(receivers);
    const id = await at.subscribed('https://a.example/', 'now');
    await settled(machine, receivers);
    let release: (() => void)[] = [];
    receivers.answer = () => new Promise((resolve) => { release.push(() => resolve(204)); });
    for (const _ of upTo(16)) await at.recorded(upTo(500).map(() => ({ subject: newId(), of: 1 })));
    for (const _ of upTo(40)) await machine.round();
    const place = async () => (await at.pool().query<{ cursor: string | null; sequence: string }>('select "cursor", sequence from subscription where id = $1', [id])).rows[0];
    expect((await place())?.cursor).not.toBeNull();
    expect(await at.waiting()).toBeLessThanOrEqual(5_500);
    receivers.answer = () => 204;
    for (const one of release) one();
    release = [];
    await eventually(async () => { clock.advance(1_000); await settled(machine, receivers); return await at.waiting() === 0 && (await place())?.cursor === null; }, { within: 40_000 });
    expect(receivers.sent.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(upTo(8_000));
  }, 90_000);
});
