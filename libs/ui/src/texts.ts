import { readFileSync } from 'node:fs';
import type texts from '../texts/vi.json';

export const languages = ['vi', 'en'] as const;
export type Lang = (typeof languages)[number];
export type TextKey = keyof typeof texts;
export type TextParams = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: TextParams) => string;

type Catalogue = Readonly<Record<TextKey, string>>;
const read = (lang: Lang): Catalogue => JSON.parse(readFileSync(new URL(`../texts/${lang}.json`, import.meta.url), 'utf8')) as Catalogue;
const catalogues: Readonly<Record<Lang, Catalogue>> = { vi: read('vi'), en: read('en') };

const fill = (text: string, params: TextParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

const translators: Readonly<Record<Lang, Translate>> = {
  vi: (key, params) => fill(catalogues.vi[key], params ?? {}),
  en: (key, params) => fill(catalogues.en[key], params ?? {}),
};

/** The texts of a language; a key that does not exist does not compile. `{name}` in a text is filled from the params. */
export const t = (lang: Lang): Translate => translators[lang];

export const isLang = (value: unknown): value is Lang => value === 'vi' || value === 'en';

/** True when the key has a text; for keys that are made of data, such as a status. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(catalogues.vi, key);

/** A text in both languages, as definitions and problem details carry it. */
export interface Bilingual {
  readonly vi: string;
  readonly en?: string;
}

/** The text in the wanted language; Vietnamese where English is missing. */
export const inLanguage = (text: Bilingual | string, lang: Lang): string =>
  typeof text === 'string' ? text : (text[lang] || text.vi);
