import { describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { RepeatingWork } from './repeating-work.js';

describe('repeating work', () => {
  it('goes on after a failure, never overlaps itself, and ends with its round', async () => {
    let rounds = 0;
    let inside = 0;
    let overlapped = false;
    const work = new RepeatingWork('test', async () => {
      inside += 1;
      overlapped ||= inside > 1;
      rounds += 1;
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      if (rounds === 1) throw new Error('the first round fails');
    }, 1);
    work.start();
    await eventually(() => rounds >= 3);
    await work.stop();
    const after = rounds;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect({ overlapped, inside, rounds }).toEqual({ overlapped: false, inside: 0, rounds: after });
  });
});
