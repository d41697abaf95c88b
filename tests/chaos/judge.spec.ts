import { describe, expect, it } from '@jest/globals';
import type { History } from './rig/history.js';
import { countsOf, isClean, judge } from './rig/judge.js';
import type { Verdict } from './rig/judge.js';

const command = (subject: string, version: number) => ({ key: `${subject}-${version}`, subject, version, event: `e-${subject}-${version}` });
const logged = (subject: string, sequence: number) => ({ subject, sequence, event: `e-${subject}-${sequence}` });
const effect = (group: string, subject: string, sequence: number) => ({ group, ...logged(subject, sequence) });
const both = [1, 2, 3].flatMap((version) => [command('a', version), command('b', version)]);

/** Two subjects with three commands each, one doubled delivery, two groups: all as it should be. */
const good: History = {
  acknowledged: both, commands: both, aggregates: [{ subject: 'a', version: 3 }, { subject: 'b', version: 3 }],
  log: [logged('a', 1), logged('b', 1), logged('a', 2), logged('a', 1), logged('a', 2), logged('b', 2), logged('a', 3), logged('b', 3)],
  groups: ['g', 'h'], effects: ['g', 'h'].flatMap((group) => [1, 2, 3].flatMap((sequence) => [effect(group, 'b', sequence), effect(group, 'a', sequence)])),
  parked: [], offsets: [{ group: 'g', partition: 't/0', committed: 8, end: 8 }], unpublished: 0,
};
const without = <T>(all: readonly T[], unwanted: (one: T) => boolean): T[] => all.filter((one) => !unwanted(one));
const isEffect = (group: string, subject: string, sequence: number) => (one: History['effects'][number]): boolean => one.group === group && one.subject === subject && one.sequence === sequence;

const bad: readonly [string, Partial<History>, Partial<Record<keyof Verdict, number>>][] = [
  ['an acknowledged command that the database forgot', { acknowledged: [...both, command('b', 4)] }, { lost: 1 }],
  ['a command answered with another version than it made', { acknowledged: [{ ...command('a', 1), version: 2 }] }, { lost: 1 }],
  ['a command done twice under one key', { commands: [...both, { ...command('a', 4), key: 'a-3' }], aggregates: [{ subject: 'a', version: 4 }, { subject: 'b', version: 3 }] }, { doubled: 1 }],
  ['two commands that made the same version', { commands: [...both, { ...command('b', 3), key: 'other', event: 'e-b-3' }] }, { doubled: 1 }],
  ['a version that nobody made', { commands: without(both, ({ key }) => key === 'a-2'), acknowledged: [] }, { gaps: 1 }],
  ['a version raised without a command', { aggregates: [{ subject: 'a', version: 4 }, { subject: 'b', version: 3 }] }, { invented: 1 }],
  ['an event that was not published', { log: without(good.log, ({ event }) => event === 'e-b-3') }, { lost: 1 }],
  ['an event left out in the middle of the log', { log: without(good.log, ({ event }) => event === 'e-a-2') }, { lost: 1, gaps: 1 }],
  ['rows left in the outbox', { unpublished: 2 }, { lost: 1 }],
  ['two events swapped in the log', { log: [logged('b', 1), logged('b', 2), logged('b', 3), logged('a', 2), logged('a', 1), logged('a', 3)] }, { swapped: 1 }],
  ['an event that was never committed', { log: [...good.log, logged('b', 9)] }, { invented: 1, gaps: 5 }],
  ['an effect that one group misses', { effects: without(good.effects, isEffect('h', 'a', 2)) }, { lost: 1 }],
  ['an effect that happened twice', { effects: [...good.effects, effect('g', 'a', 3)] }, { doubled: 1 }],
  ['two effects swapped', { effects: [...without(good.effects, isEffect('g', 'b', 1)), effect('g', 'b', 1)] }, { swapped: 1 }],
  ['an effect of nothing', { effects: [...good.effects, effect('g', 'c', 1)] }, { invented: 1 }],
  ['an event that took effect and is parked', { parked: [{ group: 'g', event: 'e-b-3' }] }, { doubled: 1 }],
  ['events that passed a parked one', { parked: [{ group: 'g', event: 'e-b-1' }], effects: without(good.effects, isEffect('g', 'b', 1)) }, { swapped: 2 }],
  ['a group beyond the end of the log', { offsets: [{ group: 'g', partition: 't/0', committed: 9, end: 8 }] }, { beyond: 1 }],
];

describe('the checker', () => {
  it('finds nothing in a good history', () => {
    expect(judge(good)).toEqual({ lost: [], doubled: [], swapped: [], gaps: [], invented: [], beyond: [] });
    expect(isClean(judge(good))).toBe(true);
  });

  it('takes an event that is parked with its key for neither lost nor passed', () => {
    const parked = [2, 3].map((sequence) => ({ group: 'g', event: `e-b-${sequence}` }));
    expect(isClean(judge({ ...good, parked, effects: without(good.effects, (one) => one.group === 'g' && one.subject === 'b' && one.sequence > 1) }))).toBe(true);
  });

  it.each(bad)('finds %s', (_, change, expected) => {
    const verdict = judge({ ...good, ...change });
    expect(countsOf(verdict)).toMatchObject(expected);
    expect(isClean(verdict)).toBe(false);
  });
});
