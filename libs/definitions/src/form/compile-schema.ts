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

/** ajv code for a form schema. Compile once, when a version is published or loaded; throws when the schema is not sound. */
export const compileSchema = (schema: object): ValidateFunction => {
  const { $id: _, ...rest } = schema as { $id?: string };
  return formAjv().compile(rest);
};
