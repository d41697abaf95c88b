import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import toWords from 'vn-num2words';
import { moneyInFigures, moneyInWords, numberInWords } from './money.js';

const config = new ReadingConfig();
const first = (n: number): string => doReadNumber(String(n), config).replace(/ đơn vị$/, '').replaceAll('tỉ', 'tỷ');
/** This one also says groups of zero, prefers "linh", says "mười năm" for 15 and spells "mười" and "bảy" its own way. */
const second = (n: number): string => toWords(n).trim().replaceAll('linh', 'lẻ').replaceAll('muời', 'mười').replaceAll('bẩy', 'bảy').replaceAll('mười năm', 'mười lăm')
  .replaceAll(' không triệu', '').replaceAll(' không nghìn', '');

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999_999_999_999 }),
  fc.tuple(fc.constantFrom(1, 15, 21, 104, 24, 5), fc.constantFrom(1000, 1_000_000, 1_000_000_000)).map(([a, b]) => a * b + 5),
);

describe('money in words', () => {
  it.each([
    [0, 'Không đồng'], [8000, 'Tám nghìn đồng'], [100_000, 'Một trăm nghìn đồng'], [105_000, 'Một trăm lẻ năm nghìn đồng'],
    [21_015, 'Hai mươi mốt nghìn không trăm mười lăm đồng'], [1_000_005, 'Một triệu không trăm lẻ năm đồng'],
    [1_244_011, 'Một triệu hai trăm bốn mươi tư nghìn không trăm mười một đồng'],
    [2_000_001_014, 'Hai tỷ không trăm lẻ một nghìn không trăm mười bốn đồng'],
    [1_000_000_000_000, 'Một nghìn tỷ đồng'],
  ])('%i is %s', (amount, words) => expect(moneyInWords(amount)).toBe(words));

  it('agrees with read-vietnamese-number', () => {
    fc.assert(fc.property(amounts, (n) => { expect(numberInWords(n)).toBe(first(n)); }), { numRuns: 3000 });
  });

  it('agrees with vn-num2words', () => {
    fc.assert(fc.property(amounts, (n) => { expect(numberInWords(n)).toBe(second(n)); }), { numRuns: 3000 });
  });

  it.each([-1, 1.5, Number.NaN, 1e16])('refuses %d', (n) => expect(() => numberInWords(n)).toThrow(RangeError));

  it('groups figures by thousands', () => {
    expect([0, 999, 1000, 1_250_000].map(moneyInFigures)).toEqual(['0 đ', '999 đ', '1.000 đ', '1.250.000 đ']);
  });
});
