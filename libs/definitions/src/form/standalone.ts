import standalone from 'ajv/dist/standalone/index.js';
import { formAjv } from './compile-schema.js';

const generate = (standalone as unknown as { default?: typeof standalone }).default ?? standalone;
const helper = /require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g;
const length = '((text) => [...text].length)';

/**
 * The validator of a form schema as an ES module that needs nothing else, for a browser. The same ajv code as on the server;
 * throws when the schema needs a part of ajv that cannot stand alone.
 */
export function standaloneValidator(schema: object): string {
  const ajv = formAjv();
  const { $id: _, ...rest } = schema as { $id?: string };
  const source = (generate as unknown as (ajv: object, validate: object) => string)(ajv, ajv.compile(rest)).replace(helper, length);
  if (source.includes('require(')) throw new Error('the form schema needs code that does not stand alone');
  return source;
}
