import type { DefinitionCheck } from './context.js';
import { fault, pointer, type DefinitionFault } from './fault.js';
import { isLoose, items, part, textOf } from './partial.js';

const key = (code: unknown, version: unknown): string => `${String(code)}@${String(version)}`;

/** Every template that the procedure refers to exists in it or beside it. */
export const templateCheck: DefinitionCheck = (definition, context) => {
  if (!context.templates) return [];
  const own = items(definition, 'templates');
  const known = new Set([...own, ...context.templates].map((t) => key((t as { code?: unknown }).code, (t as { version?: unknown }).version)));
  const references: [string, unknown][] = [
    ...Object.entries(part(definition, 'forms')).map(([name, r]): [string, unknown] => [pointer('forms', name), r]),
    ...items(definition, 'results').map((r, i): [string, unknown] => [pointer('results', i, 'template'), r['template']]),
  ];
  return references.flatMap(([at, reference]) => {
    if (!isLoose(reference)) return [];
    const name = key(reference['code'], reference['version']);
    return known.has(name) ? [] : [fault(at, 'unknown-template', { name })];
  });
};

const placeholder = /\{\{(.*?)\}\}/g;
const path = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*(\|[a-z-]+)?$/;

function textFaults(at: string, value: unknown): DefinitionFault[] {
  if (typeof value === 'string') {
    return [...value.matchAll(placeholder)].flatMap(([whole, name = '']) => (path.test(name) ? [] : [fault(at, 'bad-placeholder', { name: whole })]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textFaults(at + pointer(name), inner));
}

/** Placeholders are plain paths: nothing in a template can run. */
export const placeholderCheck: DefinitionCheck = (definition) => [
  ...textFaults('/templates', definition['templates']),
  ...textFaults('/form/summary', textOf(part(definition, 'form'), 'summary')),
];
