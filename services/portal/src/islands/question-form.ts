import { judgeForm, readPage } from '@tinhso/definitions/browser';
import type { Answers, FormFault, FormPage, Posted, SchemaCheck } from '@tinhso/definitions/browser';
import { clearFaults, showFaults } from './form-faults.js';
import type { FaultWords } from './form-faults.js';

/** What the server writes into `data-judge` of a form. */
export interface JudgeData {
  /** Address of the form's module: its pages and its compiled schema. */
  readonly module: string;
  readonly page: string;
  readonly lang: 'vi' | 'en';
  readonly today: string;
  /** Answers that the page does not ask, as far as its judgement hangs on them. */
  readonly given: Answers;
  readonly words: FaultWords;
}

interface FormModule {
  readonly default: SchemaCheck;
  readonly pages: readonly FormPage[];
}

const postedBy = (form: HTMLFormElement): Posted => {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));
};

/** A page may stay open past midnight. Of two days the later one refuses less; the server has the last word. */
const later = (day: string): string => {
  const here = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return here > day ? here : day;
};

const asks = (form: HTMLFormElement, { field }: FormFault): boolean =>
  form.elements.namedItem(field) !== null || form.elements.namedItem(`${field}-day`) !== null;

/** Judges a page by the server's own rules before it is sent. What cannot be judged here goes to the server, which judges everything again. */
async function watch(form: HTMLFormElement): Promise<void> {
  const { module, page: code, lang, today, given, words } = JSON.parse(form.dataset['judge'] ?? '') as JudgeData;
  const { default: check, pages } = await import(module) as FormModule;
  const rules = judgeForm(pages, check);
  const page = pages.find((one) => one.code === code);
  if (!page) return;
  form.addEventListener('submit', (event) => {
    // Putting it aside for later keeps whatever is there, right or wrong.
    if (event.submitter?.getAttribute('name') === 'then') return;
    const faults = rules.validatePage(code, { ...readPage(page, postedBy(form)), ...given }, later(today));
    // A question that an answer brings up is not on the page yet: the server adds it.
    if (faults.length === 0 || !faults.every((fault) => asks(form, fault))) return;
    event.preventDefault();
    clearFaults();
    showFaults(faults.map(({ field, message }) => ({ name: field, message: message[lang] || message.vi })), words);
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-judge]')) void watch(form);
