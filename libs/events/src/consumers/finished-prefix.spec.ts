import { describe, expect, it } from '@jest/globals';
import { FinishedPrefix } from './finished-prefix.js';

describe('finished prefix', () => {
  it('acknowledges only what has no unfinished position before it', () => {
    const acknowledged: number[] = [];
    const prefix = new FinishedPrefix([10, 11, 14, 15], (position) => acknowledged.push(position));
    [14, 11, 15].forEach((position) => prefix.finish(position));
    expect(acknowledged).toEqual([]);
    prefix.finish(10);
    expect(acknowledged).toEqual([15]);
  });
});
