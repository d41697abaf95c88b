import type { Answers, Language } from '../schema/common.js';
import type { FormField, FormPage } from './form-model.js';
import { visiblePages } from './visible-pages.js';

export interface PresentedPage {
  readonly code: string;
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly label: string; readonly value: string }[];
}

const yes = { vi: 'Có', en: 'Yes' };
const no = { vi: 'Không', en: 'No' };

function shown(field: FormField, answers: Answers, language: Language, nameOf: (code: string) => string | undefined): string {
  const value = answers[field.name];
  if (value === undefined) return '';
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (typeof value === 'object') return value.join(', ');
  if (field.control === 'date') return String(value).split('-').reverse().join('/');
  if (field.control === 'commune') return nameOf(String(value)) ?? String(value);
  return field.options.find((option) => option.value === value)?.label[language] ?? String(value);
}

/** The answers as people read them: for check-your-answers, for the officer, for the copy of the answers. */
export function presentAnswers(pages: readonly FormPage[], answers: Answers, language: Language, communeName: (code: string) => string | undefined = () => undefined): readonly PresentedPage[] {
  return visiblePages(pages, answers).map((page) => ({
    code: page.code,
    title: page.title[language],
    rows: page.fields.map((field) => ({ name: field.name, label: field.label[language], value: shown(field, answers, language, communeName) })),
  }));
}
