import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns the first answer that is not empty', async () => {
    let asked = 0;
    const answer = await eventually(() => { asked += 1; return asked < 3 ? undefined : asked; }, { every: 1 });
    expect(answer).toBe(3);
  });

  it('throws the last error of the probe when time is up', async () => {
    await expect(eventually(() => { throw new Error('not there yet'); }, { within: 20, every: 5 })).rejects.toThrow('not there yet');
  });

  it('takes zero and the empty string as answers', async () => {
    expect(await eventually(() => 0)).toBe(0);
    expect(await eventually(() => '')).toBe('');
  });
});
