import type { Answers, Text } from '../schema/common.js';
import { failedChecks, isRealDay } from './field-checks.js';
import { faultMessage, missingPaper } from './fault-messages.js';
import type { FormField, FormPage } from './form-model.js';
import { visiblePages } from './visible-pages.js';

/** What is wrong with one answer, in words that tell a person what to do. */
export interface FormFault {
  readonly page: string;
  /** Name of the field, or code of the paper. */
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}

export interface CompiledForm {
  readonly pages: readonly FormPage[];
  /** Faults of one page; nothing is said about fields of others. */
  validatePage(page: string, answers: Answers, today: string): readonly FormFault[];
  /** Faults of the whole form in page order. With `papers` (codes that are uploaded) missing ones are faults too. */
  validate(answers: Answers, today: string, papers?: readonly string[]): readonly FormFault[];
  /** Only the answers that visible fields hold: what was typed before a choice hid it does not travel on. */
  prune(answers: Answers): Answers;
}

/** What ajv says about one value; the same shape on the server and in a browser. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: true, or false with `errors`. */
export interface SchemaCheck {
  (answers: Answers): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

const fieldNameOf = (error: SchemaError): string =>
  (error.keyword === 'required' ? String(error.params['missingProperty']) : error.instancePath.split('/')[1] ?? '');

function ownFaults(field: FormField, answers: Answers, today: string): [string, Record<string, unknown>][] {
  const value = answers[field.name];
  if (value === undefined) return [];
  if (field.control === 'date' && typeof value === 'string' && !isRealDay(value)) return [['format', { format: 'date' }]];
  return failedChecks(value, field.ui.checks ?? [], today).map((check) => [check, {}]);
}

function fieldFaults(page: string, field: FormField, errors: readonly SchemaError[], answers: Answers, today: string): FormFault[] {
  const mine = errors.filter((e) => fieldNameOf(e) === field.name);
  const [keyword, params] = mine[0] ? [mine[0].keyword, mine[0].params] : ownFaults(field, answers, today)[0] ?? [];
  return keyword === undefined ? [] : [{ page, field: field.name, code: keyword, message: faultMessage(field, keyword, params ?? {}) }];
}

const filled = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== ''));

/** A form out of its pages and its compiled schema. One fault a field, the first that matters. `today` is `yyyy-MM-dd` in Vietnam. */
export function judgeForm(pages: readonly FormPage[], check: SchemaCheck): CompiledForm {
  const prune = (answers: Answers): Answers => {
    const names = visiblePages(pages, answers).flatMap((page) => page.fields.map((field) => field.name));
    return filled(Object.fromEntries(names.map((name) => [name, Object.hasOwn(answers, name) ? answers[name] : undefined])));
  };
  const validate = (answers: Answers, today: string, papers?: readonly string[]): FormFault[] => {
    const visible = prune(answers);
    const errors = check(visible) ? [] : [...check.errors ?? []].filter((e) => e.keyword !== 'if');
    return visiblePages(pages, visible).flatMap((page) => [
      ...page.fields.flatMap((field) => fieldFaults(page.code, field, errors, visible, today)),
      ...page.papers.filter((paper) => papers && paper.required && !papers.includes(paper.code))
        .map((paper): FormFault => ({ page: page.code, field: paper.code, code: 'paper', message: missingPaper(paper.name) })),
    ]);
  };
  return { pages, prune, validate, validatePage: (code, answers, today) => validate(answers, today).filter((f) => f.page === code) };
}
