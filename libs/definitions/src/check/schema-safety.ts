import { fault, pointer, type DefinitionFault } from './fault.js';
import { isLoose } from './partial.js';

/** No `$ref`, `$dynamicRef`, `$data`, `unevaluated…`: a form schema is a closed text that always ends. */
const allowed = new Set([
  '$schema', '$id', 'title', 'description', 'type', 'properties', 'required', 'additionalProperties', 'enum', 'const', 'minLength', 'maxLength',
  'pattern', 'format', 'minimum', 'maximum', 'multipleOf', 'items', 'minItems', 'maxItems', 'uniqueItems', 'allOf', 'anyOf', 'not', 'if', 'then', 'else', 'default',
]);
const lists = new Set(['allOf', 'anyOf']);
const single = new Set(['items', 'not', 'if', 'then', 'else']);
export const formats = ['date', 'email', 'phone', 'identity-number', 'tax-code'] as const;
const reserved = new Set(['constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);
const fieldName = /^[a-z][A-Za-z0-9]{0,39}$/;
/** A repeated group that itself repeats: the shape of catastrophic backtracking. */
const nestedRepeat = /\([^)]*[+*}][^)]*\)\s*[+*{]|\(\?<?[=!]|\\[1-9k]/;
const maxDepth = 8;

function patternFaults(at: string, pattern: unknown): DefinitionFault[] {
  try {
    if (typeof pattern !== 'string' || pattern.length > 200 || nestedRepeat.test(pattern)) return [fault(at, 'schema-pattern')];
    new RegExp(pattern, 'u');
    return [];
  } catch {
    return [fault(at, 'schema-pattern')];
  }
}

const nameFaults = (at: string, names: readonly string[]): DefinitionFault[] =>
  names.flatMap((name) => (fieldName.test(name) && !reserved.has(name) ? [] : [fault(at + pointer(name), 'schema-name', { name })]));

function keywordFaults(at: string, keyword: string, value: unknown, depth: number): DefinitionFault[] {
  const here = at + pointer(keyword);
  if (!allowed.has(keyword)) return [fault(here, 'schema-keyword', { name: keyword })];
  if (keyword === 'pattern') return patternFaults(here, value);
  if (keyword === 'format') return formats.some((f) => f === value) ? [] : [fault(here, 'schema-keyword', { name: `format ${String(value)}` })];
  if (keyword === 'properties') {
    const entries = Object.entries(isLoose(value) ? value : {});
    return [...nameFaults(here, entries.map(([name]) => name)), ...entries.flatMap(([name, inner]) => schemaFaults(inner, here + pointer(name), depth + 1))];
  }
  if (lists.has(keyword)) return Array.isArray(value) ? value.flatMap((inner, i) => schemaFaults(inner, `${here}/${i}`, depth + 1)) : [];
  return single.has(keyword) ? schemaFaults(value, here, depth + 1) : [];
}

/** What a form schema may not hold: references, code-like keywords, dangerous names and patterns, endless nesting. */
export function schemaFaults(schema: unknown, at: string, depth = 0): DefinitionFault[] {
  if (depth > maxDepth) return [fault(at, 'schema-broken', { detail: 'too deep' })];
  if (typeof schema === 'boolean') return [];
  if (!isLoose(schema)) return [fault(at, 'schema-broken', { detail: 'no object' })];
  return Object.entries(schema).flatMap(([keyword, value]) => keywordFaults(at, keyword, value, depth));
}
