import { isTextKey } from '@tinhso/ui';
import type { Lang, Translate } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';

/** What an event means, by its short or full name; the name itself when the catalogue does not have it. */
export const typeLabel = (types: readonly EventType[], name: string, lang: Lang): string =>
  types.find((one) => one.name === name || one.type === name)?.meaning[lang] ?? name;

/** A code of the event API in words: why a receiver stands still, why an attempt failed; the code itself when there are none. */
export const wordsFor = (t: Translate, kind: 'reason' | 'error', code: string): string => (isTextKey(`agency.${kind}.${code}`) ? t(`agency.${kind}.${code}` as 'agency.error.timeout') : code);
