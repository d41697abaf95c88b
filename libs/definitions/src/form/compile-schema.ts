import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Options, ValidateFunction } from 'ajv/dist/2020.js';

/** Plain patterns, so that compiled code stands alone in a browser; what a pattern cannot judge is a `check` of the field. */
export const formatPatterns: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  email: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/,
  phone: /^(\+84|0)\d{9,10}$/,
  'identity-number': /^\d{12}$/,
  'tax-code': /^\d{10}(-\d{3})?$|^\d{12}$/,
};

const options: Options = { allErrors: true, strict: true, strictRequired: false, strictTypes: false, validateFormats: true, formats: formatPatterns, code: { esm: true, source: true } };

export const formAjv = (): Ajv2020 => new Ajv2020(options);

const mostKept = 500;
const kept = new Map<string, ValidateFunction>();
let shared: Ajv2020 | undefined;

/** ajv code for a form schema, kept by the schema's text: who checks a form and who fills it share one. Throws when the schema is not sound. */
export const compileSchema = (schema: object): ValidateFunction => {
  const { $id: _, ...rest } = schema as { $id?: string };
  const text = JSON.stringify(rest);
  const known = kept.get(text);
  if (known) return known;
  if (!shared || kept.size >= mostKept) {
    kept.clear();
    shared = formAjv();
  }
  const made = shared.compile(rest);
  kept.set(text, made);
  return made;
};
