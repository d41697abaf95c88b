import type { FormError, Lang } from '@tinhso/ui';
import { ApiProblem } from '../api/api-client.js';

/** A form as it came: a text for a field, several for boxes. */
export type Posted = Readonly<Record<string, unknown>>;

export const textOf = (posted: Posted, name: string): string => (typeof posted[name] === 'string' ? posted[name].trim() : '');
export const listOf = (posted: Posted, name: string): readonly string[] => [posted[name] ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '');

/** Which field of the form a part of the request came from. */
export type Fields = Readonly<Record<string, string>>;

/** What the service refuses, at the fields it speaks of. Throws what is not for the person to mend. */
export function errorsOf(error: unknown, fields: Fields, otherwise: string, lang: Lang): FormError[] {
  if (!(error instanceof ApiProblem) || !['invalid', 'conflict', 'version-mismatch', 'rate-limited', 'key-reused'].includes(error.kind)) throw error;
  const found = error.faults.map(({ path, code, params }) => {
    const name = Object.entries(fields).find(([part]) => path.startsWith(part))?.[1] ?? otherwise;
    return { name, message: code.startsWith('schema/') ? error.texts[lang] : String(params?.['message'] ?? error.texts[lang]) };
  });
  return found.length > 0 ? found.filter(({ name }, index) => found.findIndex((one) => one.name === name) === index) : [{ name: otherwise, message: error.texts[lang] }];
}
