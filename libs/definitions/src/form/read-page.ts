import type { Answers, AnswerValue } from '../schema/common.js';
import type { FormField, FormPage } from './form-model.js';

/** What a browser posts: every value is text, a date comes as `<name>-day`, `-month`, `-year`. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (posted: Posted, name: string): string => {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
  return (typeof value === 'string' ? value : value?.[0] ?? '').normalize('NFC').trim();
};

/** Parts that make no date are joined all the same, so that the page can show them again beside the message. */
function dateOf(posted: Posted, name: string): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((p) => one(posted, `${name}-${p}`));
  if (!day && !month && !year) return one(posted, name) || undefined;
  return `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
}

const compact: Partial<Record<FormField['control'], RegExp>> = {
  phone: /[\s.\-()]/g, 'identity-number': /[\s.-]/g, 'tax-code': /[\s.]/g, email: /\s/g,
};

function valueOf(field: FormField, posted: Posted): AnswerValue | undefined {
  if (field.control === 'date') return dateOf(posted, field.name);
  const text = one(posted, field.name);
  if (field.type === 'boolean') return text === '' ? undefined : ['true', 'on', 'yes', '1'].includes(text);
  if (text === '') return undefined;
  if (field.type === 'integer' || field.type === 'number') return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
  const separators = compact[field.control];
  return separators ? text.replace(separators, '') : text;
}

/** The answers of one page out of a posted form. Only the page's own fields are read; what cannot be read is kept as typed. */
export const readPage = (page: FormPage, posted: Posted): Answers =>
  Object.fromEntries(page.fields.map((field) => [field.name, valueOf(field, posted)]));

/** The parts of a date for three inputs. */
export function dateParts(value: AnswerValue | undefined): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
