import { readFileSync } from 'node:fs';
import type { Language } from '../ports/notice.js';

export interface MessageText {
  /** Sentences; one that lacks a value is left out. */
  readonly sms: readonly string[];
  readonly subject: string;
  /** Paragraphs; one that lacks a value is left out. */
  readonly body: readonly string[];
}

type ByCode = Readonly<Record<string, string>>;

export interface Texts {
  readonly version: number;
  readonly timeLimit: ByCode;
  readonly unknown: ByCode;
  readonly reasons: { readonly lapsed: ByCode; readonly refund: ByCode };
  readonly frame: { readonly greeting: string; readonly facts: readonly string[]; readonly link: string; readonly footer: string };
  readonly messages: Readonly<Record<string, MessageText>>;
}

const read = (language: Language): Texts => JSON.parse(readFileSync(new URL(`../../texts/${language}.json`, import.meta.url), 'utf8')) as Texts;

export const texts: Readonly<Record<Language, Texts>> = { vi: read('vi'), en: read('en') };

/** The events that a message exists for, by their names. */
export const kinds: readonly string[] = Object.keys(texts.vi.messages);
