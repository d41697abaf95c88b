import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inLanguage, isTextKey, t } from './texts.js';

const read = (lang: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../texts/${lang}.json`, import.meta.url), 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).sort();

describe('texts', () => {
  const vi = read('vi');
  const en = read('en');

  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it('has no empty text and the same values to fill in', () => {
    for (const [key, text] of Object.entries(vi)) {
      expect({ key, text: text.trim() }).not.toEqual({ key, text: '' });
      expect({ key, names: placeholders(en[key] ?? '') }).toEqual({ key, names: placeholders(text) });
    }
  });

  it('is written in composed characters, so that search and comparison find it', () => {
    for (const text of [...Object.values(vi), ...Object.values(en)]) expect(text).toBe(text.normalize('NFC'));
  });

  it('fills values and leaves unknown ones visible', () => {
    expect(t('vi')('limit.left', { span: '2 giờ' })).toBe('Còn 2 giờ');
    expect(t('en')('limit.left')).toBe('{span} left');
    expect(isTextKey('status.submitted')).toBe(true);
    expect(isTextKey('toString')).toBe(false);
    expect(inLanguage({ vi: 'Khai sinh' }, 'en')).toBe('Khai sinh');
  });
});
