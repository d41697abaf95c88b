import { describe, expect, it } from '@jest/globals';
import { hexOf, isCut, textOf } from './bytes.js';

describe('the bytes of an event', () => {
  it('are laid out when they are JSON, shown as they are when they are other text', () => {
    expect(textOf(Buffer.from('{"a":"Phổ Yên"}'))).toBe('{\n  "a": "Phổ Yên"\n}');
    expect(textOf(Buffer.from('{"a":'))).toBe('{"a":');
  });

  it('are no text when they are not UTF-8 or would not print', () => {
    expect(textOf(Buffer.from([0xff, 0x00]))).toBeUndefined();
    expect(textOf(Buffer.from('a\u0000b'))).toBeUndefined();
  });

  it('stand in lines of sixteen, and are cut after four kilobytes', () => {
    expect(hexOf(Buffer.from('{"a":1}\u00ff and more'))).toBe([
      '000000  7b 22 61 22 3a 31 7d c3 bf 20 61 6e 64 20 6d 6f  {"a":1}·· and mo', '000010  72 65                                            re'].join('\n'));
    const long = Buffer.alloc(5_000, 97);
    expect([hexOf(long).split('\n').length, isCut(long), isCut(Buffer.alloc(4_096))]).toEqual([256, true, false]);
  });
});
