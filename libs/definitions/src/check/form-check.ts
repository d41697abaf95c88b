import type { DefinitionCheck } from './context.js';
import { fault, pointer, type DefinitionFault } from './fault.js';
import { isLoose, items, part, textOf, texts, type Loose } from './partial.js';
import { schemaFaults } from './schema-safety.js';
import { compileSchema } from '../form/compile-schema.js';

interface Placed {
  readonly at: string;
  readonly field: Loose;
  readonly hideable: boolean;
}

const fieldsOf = (form: Loose): readonly Placed[] => items(form, 'pages').flatMap((page, i) =>
  items(page, 'fields').map((field, j) => ({ at: pointer('form', 'pages', i, 'fields', j), field, hideable: isLoose(page['when']) || isLoose(field['when']) })));

/** The schema is safe, and compiles. */
export const schemaCheck: DefinitionCheck = (definition) => {
  const schema = part(definition, 'form')['schema'];
  if (schema === undefined) return [];
  const faults = schemaFaults(schema, '/form/schema');
  if (faults.length > 0) return faults;
  try {
    compileSchema(schema as object);
    return [];
  } catch (error) {
    return [fault('/form/schema', 'schema-broken', { detail: (error as Error).message })];
  }
};

function optionFaults({ at, field }: Placed, property: Loose): DefinitionFault[] {
  const name = textOf(field, 'name') ?? '';
  const chosen = field['control'] === 'radio' || field['control'] === 'select';
  const options = items(field, 'options').map((o) => textOf(o, 'value'));
  if (chosen && options.length === 0) return [fault(at, 'options-missing', { name })];
  const values = texts(property, 'enum');
  const agree = options.length === 0 || (values.length === options.length && options.every((o) => o !== undefined && values.includes(o)));
  return agree ? [] : [fault(`${at}/options`, 'options-disagree', { name })];
}

/** Pages and schema speak of the same fields. */
export const fieldCheck: DefinitionCheck = (definition) => {
  const form = part(definition, 'form');
  const properties = part(part(form, 'schema'), 'properties');
  const required = new Set(texts(part(form, 'schema'), 'required'));
  const placed = fieldsOf(form);
  const names = placed.map((p) => textOf(p.field, 'name') ?? '');
  return [
    ...placed.flatMap((p, i) => {
      const name = names[i] ?? '';
      const property = properties[name];
      if (!isLoose(property)) return [fault(`${p.at}/name`, 'unknown-field', { name })];
      return [
        ...(names.indexOf(name) < i ? [fault(`${p.at}/name`, 'duplicate', { name })] : []),
        ...(p.hideable && required.has(name) ? [fault(p.at, 'hidden-but-required', { name })] : []),
        ...optionFaults(p, property),
      ];
    }),
    ...Object.keys(properties).flatMap((name) => (names.includes(name) ? [] : [fault(`/form/schema/properties${pointer(name)}`, 'field-without-page', { name })])),
  ];
};

/** Every place outside the pages that names a field names one that exists. */
export const fieldReferenceCheck: DefinitionCheck = (definition) => {
  const form = part(definition, 'form');
  const properties = part(part(form, 'schema'), 'properties');
  const condition = (at: string, owner: Loose): [string, string | undefined] => [`${at}/when/field`, textOf(owner['when'], 'field')];
  const references: readonly [string, string | undefined][] = [
    ...Object.entries(part(form, 'owner')).map(([key, name]): [string, string] => [`/form/owner/${key}`, String(name)]),
    ['/form/subject/name', textOf(form['subject'], 'name')],
    ['/form/communeField', textOf(form, 'communeField')],
    ...[...(textOf(form, 'summary') ?? '').matchAll(/\{\{([a-z]\w*)\}\}/g)].map((m): [string, string | undefined] => ['/form/summary', m[1]]),
    ...items(form, 'pages').map((page, i) => condition(pointer('form', 'pages', i), page)),
    ...fieldsOf(form).map(({ at, field }) => condition(at, field)),
    ...items(definition, 'papers').map((paper, i) => condition(pointer('papers', i), paper)),
    ...items(definition, 'fees').flatMap((fee, i): [string, string | undefined][] => [
      [pointer('fees', i, 'quantityField'), textOf(fee, 'quantityField')],
      ...items(fee, 'rates').map((rate, j) => condition(pointer('fees', i, 'rates', j), rate)),
      ...items(fee, 'exemptions').map((e, j) => condition(pointer('fees', i, 'exemptions', j), e)),
    ]),
  ];
  return references.flatMap(([at, name]) => (name === undefined || isLoose(properties[name]) ? [] : [fault(at, 'unknown-field', { name })]));
};

/** Pages ask for papers that exist, and every required paper has a page. */
export const paperCheck: DefinitionCheck = (definition) => {
  const papers = items(definition, 'papers');
  const codes = new Set(papers.flatMap((p) => textOf(p, 'code') ?? []));
  const pages = items(part(definition, 'form'), 'pages');
  const asked = new Set(pages.flatMap((page) => texts(page, 'papers')));
  return [
    ...pages.flatMap((page, i) => texts(page, 'papers').flatMap((name, j) =>
      (codes.has(name) ? [] : [fault(pointer('form', 'pages', i, 'papers', j), 'missing-paper', { name })]))),
    ...papers.flatMap((paper, i) => {
      const name = textOf(paper, 'code');
      return name !== undefined && paper['required'] === true && !asked.has(name) ? [fault(pointer('papers', i), 'paper-without-page', { name })] : [];
    }),
  ];
};
