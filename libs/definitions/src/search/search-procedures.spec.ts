import { describe, expect, it } from '@jest/globals';
import { birth, extract, petrol } from '../../test/a-procedure.js';
import { searchDocument, searchProcedures } from './search-procedures.js';

const documents = [petrol(), extract(), birth()].map(searchDocument);
const codes = (text: string) => searchProcedures(documents, { text }).map((d) => d.code);

describe('searching procedures', () => {
  it.each(['khai sinh', 'Khai Sinh', 'KHAI SINH', 'dang ky khai sinh', 'ĐĂNG KÝ KHAI SINH', '  khai   sinh ', 'birth', '1.001193', '1.0011', 'khai si', 'co con'])('finds birth registration first for "%s"', (text) => {
    expect(codes(text)[0]).toBe('1.001193');
  });

  it.each([['cây xăng', '2.000648'], ['cay xang', '2.000648'], ['trích lục', '2.000635'], ['G02-LTHH', '2.000648'], ['ket hon', '2.000635']])('finds %s', (text, code) => {
    expect(codes(text)[0]).toBe(code);
  });

  it('finds a sector, and nothing where a word is nowhere', () => {
    expect(codes('ho tich').sort()).toEqual(['1.001193', '2.000635']);
    expect(codes('khai sinh voi')).toEqual([]);
    expect(codes('!!!')).toEqual([]);
    expect(codes('x'.repeat(5000))).toEqual([]);
  });

  it('filters by sector, life event and applicant, and lists everything without words', () => {
    expect(searchProcedures(documents, {}).length).toBe(3);
    expect(searchProcedures(documents, { applicant: 'business' }).map((d) => d.code)).toEqual(['2.000648']);
    expect(searchProcedures(documents, { sector: 'G10-HT', lifeEvent: 'co-con' }).map((d) => d.code)).toEqual(['1.001193']);
  });
});
