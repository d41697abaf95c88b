import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPattern, dossierCode, dossierSearchKey, patternFaults, readDossierCode } from './dossier-code.js';

const at = new Date('2026-07-20T17:30:00Z');

describe('dossier code', () => {
  it('is made of the agency, the day in Vietnam and the running number', () => {
    expect(dossierCode(defaultPattern, { agencyCode: '000.00.19.H55', at, sequence: 1 })).toBe('000.00.19.H55-260721-0001');
    expect(dossierCode('{agencyCode}/{yyMMdd}/{seq:5}', { agencyCode: 'H55.19', at, sequence: 42 })).toBe('H55.19/260721/00042');
  });
  it('never overflows into another code', () => {
    expect(() => dossierCode(defaultPattern, { agencyCode: 'H55', at, sequence: 10_000 })).toThrow(RangeError);
    expect(() => dossierCode(defaultPattern, { agencyCode: 'H55', at, sequence: 0 })).toThrow(RangeError);
  });
  it('refuses patterns that could collide', () => {
    expect(patternFaults(defaultPattern)).toEqual([]);
    expect(patternFaults('{agencyCode}-{seq:4}')).toEqual(['missing {yyMMdd}']);
    expect(patternFaults('{agencyCode}-{yyMMdd}-{seq:4}{colour}')).toContain('unknown token');
    expect(() => dossierCode('x', { agencyCode: 'H55', at, sequence: 1 })).toThrow('missing');
  });
  it.each([' 000.00.19.h55 - 260721 - 0001', '000.00.19.H55–260721–0001', 'H55.19-260721-0001', 'h55.19.00-260721-0001'])('finds %s', (typed) => {
    expect(dossierSearchKey(typed)).toBe('H55.19-260721-0001');
  });
  it.each(['', '2026-0001', 'H55-2607-0001', 'khai sinh', '000.00.H55.19-260721-1'])('is not taken in by "%s"', (typed) => {
    expect([readDossierCode(typed).ok, dossierSearchKey(typed)]).toEqual([false, undefined]);
  });
  it('reads what it makes', () => {
    fc.assert(fc.property(fc.constantFrom('000.00.19.H55', 'H55.19', 'H55', '001.26.19.H55', 'H55.19.01'), fc.integer({ min: 1, max: 9999 }), (agencyCode, sequence) => {
      const code = dossierCode(defaultPattern, { agencyCode, at, sequence });
      expect(readDossierCode(code)).toEqual({ ok: true, value: code });
    }));
  });
});
