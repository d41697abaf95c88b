import { describe, expect, it } from '@jest/globals';
import { assignedTo, partitionKey } from './assignment.js';
import { partitionOf } from './partition-of.js';

const partitions = [0, 1, 2, 3].flatMap((part) => ['t', 'u'].map((topic) => ({ topic, part })));

describe('assignment', () => {
  it('deals every partition to exactly one of the members that read its topic', () => {
    const members = [{ id: 'c', topics: ['t', 'u'] }, { id: 'a', topics: ['t'] }, { id: 'b', topics: ['t', 'u'] }];
    const dealt = members.flatMap(({ id }) => assignedTo(id, members, partitions).map(partitionKey));
    expect([...dealt].sort()).toEqual(partitions.map(partitionKey).sort());
    expect(assignedTo('a', members, partitions).every(({ topic }) => topic === 't')).toBe(true);
    expect(assignedTo('b', [...members].reverse(), partitions)).toEqual(assignedTo('b', members, partitions));
  });

  it('puts a key always in the same partition and spreads keys over all', () => {
    const parts = Array.from({ length: 200 }, (_, n) => partitionOf(`hồ-sơ-${n}`, 4));
    expect(parts).toEqual(Array.from({ length: 200 }, (_, n) => partitionOf(`hồ-sơ-${n}`, 4)));
    for (const part of [0, 1, 2, 3]) expect(parts.filter((one) => one === part).length).toBeGreaterThan(25);
  });
});
