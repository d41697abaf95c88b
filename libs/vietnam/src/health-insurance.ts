import { read, refused, withoutSeparators, type Read } from './result.js';

export interface HealthInsuranceNumber {
  /** The 10-digit social-insurance number, all that cards print since April 2021. */
  readonly socialInsuranceNumber: string;
  /** The full card code, when it was given: object group, benefit level 1–5, province, number. */
  readonly card?: { readonly code: string; readonly group: string; readonly benefit: number; readonly province: string };
}

/** Reads a health-insurance (BHYT) number: 15 characters of a card or its last 10 digits. */
export function readHealthInsurance(text: string): Read<HealthInsuranceNumber, 'format'> {
  const code = withoutSeparators(text).toUpperCase();
  if (/^\d{10}$/.test(code)) return read({ socialInsuranceNumber: code });
  const match = /^([A-Z]{2})([1-5])(\d{2})(\d{10})$/.exec(code);
  if (!match) return refused('format');
  const [, group = '', benefit, province = '', socialInsuranceNumber = ''] = match;
  return read({ socialInsuranceNumber, card: { code, group, benefit: Number(benefit), province } });
}
