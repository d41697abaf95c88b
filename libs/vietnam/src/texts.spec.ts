import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mask } from './mask.js';
import { givenName, initials, normaliseName } from './names.js';
import { forSms, normaliseForSearch, smsSegments, unaccent } from './texts.js';
import { fromVietnamTime, timeForPeople, vietnamIso, vietnamTime } from './time.js';

describe('texts', () => {
  it('loses the diacritics and nothing else', () => {
    expect(unaccent('Đăng ký khai sinh, ƯỚC ƠN, quý ngài ở Huyện Đồng Hỷ')).toBe('Dang ky khai sinh, UOC ON, quy ngai o Huyen Dong Hy');
    expect(unaccent('Nguyễn'.normalize('NFD'))).toBe('Nguyen');
  });
  it('makes any text fit for SMS', () => {
    expect(forSms('Hồ sơ “A” – 8.000₫… 中')).toBe('Ho so "A" - 8.000d... ?');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (t) => { expect(forSms(t)).toMatch(/^[\x20-\x7e\n]*$/); }));
  });
  it('counts segments', () => {
    expect([0, 160, 161, 306, 307, 459, 460].map((n) => smsSegments('a'.repeat(n)))).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(smsSegments('['.repeat(81))).toBe(2);
  });
  it('searches without diacritics, case and punctuation, keeping codes whole', () => {
    expect(normaliseForSearch('  ĐĂNG KÝ  Khai-sinh (1.001193). ')).toBe('dang ky khai sinh 1.001193');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (t) => { expect(normaliseForSearch(normaliseForSearch(t))).toBe(normaliseForSearch(t)); }));
  });
  it('handles names', () => {
    expect([initials(' nguyễn  văn ân'), givenName('Nguyễn Văn Ân'), normaliseName('Đỗ   Thị\tÁnh')]).toEqual(['NVÂ', 'Ân', 'Đỗ Thị Ánh']);
    expect(initials('')).toBe('');
  });
});

describe('mask', () => {
  it.each([
    ['identity-number', '019090000001', '019••••••001'], ['phone', '+84912345678', '•••••••••678'], ['email', 'lan.anh@mail.vn', 'l••••••@mail.vn'],
    ['email', 'ab@x.vn', '••@x.vn'], ['name', 'Nguyễn Văn An', 'N••••• ••• An'], ['identity-number', '12345', '•••••'], ['tax-code', '0100233488', '01•••••488'],
    ['email', 'không phải', '••••••••••'], ['health-insurance', 'GD4191234567890', 'GD••••••••••890'], ['name', 'Ân', 'Â•'],
  ] as const)('%s %s', (kind, value, masked) => expect(mask(kind, value)).toBe(masked));
});

describe('time', () => {
  it('is written in Vietnam', () => {
    const at = new Date('2026-07-20T18:05:09Z');
    expect([vietnamTime(at), vietnamIso(at), timeForPeople(at)]).toEqual(['20260721010509', '2026-07-21T01:05:09+07:00', '01:05 21/07/2026']);
  });
  it.each(['20260230000000', '2026072101050', '20260721250000', '2026-07-21'])('refuses %s', (text) => expect(fromVietnamTime(text)).toBeUndefined());
  it('goes there and back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (s) => {
      expect(fromVietnamTime(vietnamTime(new Date(s * 1000)))).toEqual(new Date(s * 1000));
    }));
  });
});
