import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { readHealthInsurance } from './health-insurance.js';
import { agreesWith, readIdentityNumber } from './identity-number.js';
import { phoneForPeople, readPhone } from './phone.js';
import { plateForPeople, readPlate } from './plate.js';
import { readTaxCode } from './tax-code.js';

describe('identity number', () => {
  it('tells place, gender and year', () => {
    const result = readIdentityNumber('019 090.000001', 2026);
    expect(result).toEqual({ ok: true, value: { number: '019090000001', birthPlace: 'Thái Nguyên', gender: 'male', birthYear: 1990 } });
    if (result.ok) expect([agreesWith(result.value, { gender: 'female' }), agreesWith(result.value, { birthYear: 1990 })]).toEqual([false, true]);
    expect(readIdentityNumber('006326000007', 2026)).toMatchObject({ value: { gender: 'female', birthYear: 2026, birthPlace: 'Bắc Kạn' } });
    expect(readIdentityNumber('135190000007', 2026)).toMatchObject({ ok: true, value: { birthPlace: undefined } });
  });
  it.each([['01909000000', 'format'], ['0190900000012', 'format'], ['01909000000A', 'format'], ['003090000001', 'birth-place'],
    ['019227000001', 'birth-year'], ['019990000001', 'birth-year'], ['', 'format']])('refuses %s: %s', (text, problem) => {
    expect(readIdentityNumber(text, 2026)).toEqual({ ok: false, problem });
  });
});

describe('tax code', () => {
  it.each([['0100233488', '0100233488'], ['0314409058-002', '0314409058-002'], ['0314409058 002', '0314409058-002'], ['019090000001', '019090000001']])(
    'reads %s', (text, value) => expect(readTaxCode(text)).toEqual({ ok: true, value }));
  it.each([['0100233489', 'check-digit'], ['0314409058-000', 'branch'], ['0100000000', 'format'], ['12345', 'format']])(
    'refuses %s: %s', (text, problem) => expect(readTaxCode(text)).toEqual({ ok: false, problem }));
  it('agrees with stdnum on any ten digits', () => {
    const ten = fc.stringMatching(/^\d{10}$/);
    // Weighted towards valid ones: one of the ten last digits usually is.
    fc.assert(fc.property(ten, (text) => {
      for (let d = 0; d < 10; d += 1) {
        const code = text.slice(0, 9) + d;
        expect([code, readTaxCode(code).ok]).toEqual([code, stdnum.VN?.mst?.validate(code).isValid]);
      }
    }), { numRuns: 500 });
  });
});

describe('phone', () => {
  it.each([['0912 345 678', '+84912345678'], ['+84 (0912) 345', undefined], ['84912345678', '+84912345678'], ['0084912345678', '+84912345678'],
    ['0208 3855 555', '+842083855555'], ['0112345678', undefined], ['01234567890', undefined]])('%s is %s', (text, e164) => {
    const result = readPhone(text);
    expect(result.ok ? result.value : undefined).toBe(e164);
  });
  it('knows what cannot get an SMS', () => {
    expect(readPhone('02083855555', { mobileOnly: true })).toEqual({ ok: false, problem: 'not-mobile' });
    expect(phoneForPeople('+84912345678')).toBe('0912 345 678');
  });
});

describe('plate', () => {
  it.each([['20A-123.45', '20A12345', '20A-123.45'], ['20-b1 123.45', '20B112345', '20B1-123.45'], ['97 LD 1234', '97LD1234', '97LD-1234']])(
    'reads %s', (text, plate, shown) => {
      const result = readPlate(text);
      expect(result).toMatchObject({ ok: true, value: { plate } });
      if (result.ok) expect(plateForPeople(result.value)).toBe(shown);
    });
  it.each(['TM-12.34', '20A-123', '05A-123.45', '80.123.NG.45'])('refuses %s', (text) => {
    expect(readPlate(text)).toEqual({ ok: false, problem: 'format' });
  });
});

describe('health insurance', () => {
  it('reads a card and a bare number', () => {
    expect(readHealthInsurance('GD 4 19 1234567890')).toMatchObject({ ok: true, value: { socialInsuranceNumber: '1234567890', card: { group: 'GD', benefit: 4, province: '19' } } });
    expect(readHealthInsurance('1234567890')).toEqual({ ok: true, value: { socialInsuranceNumber: '1234567890' } });
    expect(readHealthInsurance('GD9191234567890').ok).toBe(false);
  });
});
