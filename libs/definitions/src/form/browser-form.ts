import type { Procedure } from '../schema/procedure.js';
import { formModel } from './form-model.js';
import type { FormField, FormPage } from './form-model.js';
import { standaloneValidator } from './standalone.js';

/** One option says that there are options, which is all that judging asks of them; the schema holds the list. */
const judged = ({ name, label, control, type, options, required, when, ui: { checks, messages } }: FormField) =>
  ({ name, label, control, type, options: options.slice(0, 1).map(({ value }) => ({ value })), required, when, ui: { checks, messages } });

/**
 * A form as an ES module that needs nothing else: `pages`, and the compiled schema as default export, for `judgeForm` in a browser.
 * Papers stay behind: whether one is there, only the server knows. Throws when the schema needs code that cannot stand alone.
 */
export function browserForm(procedure: Procedure): string {
  const pages = formModel(procedure).map(({ code, when, fields }: FormPage) => ({ code, when, fields: fields.map(judged), papers: [] }));
  return `${standaloneValidator(procedure.form.schema)}\nexport const pages = ${JSON.stringify(pages)};\n`;
}

/** Fields of other pages that the judgement of a page may hang on. */
export function conditionFields(procedure: Procedure): ReadonlySet<string> {
  const pages = formModel(procedure);
  const named = [...pages, ...pages.flatMap(({ fields }) => fields)].flatMap(({ when }) => (when ? [when.field] : []));
  const rules = (procedure.form.schema['allOf'] ?? []) as readonly { readonly if?: { readonly properties?: object } }[];
  return new Set([...named, ...rules.flatMap((rule) => Object.keys(rule.if?.properties ?? {}))]);
}
