import type { TSchema } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { fault, pointer, type DefinitionFault } from './fault.js';
import type { FaultCode } from './fault-texts.js';

// The schemas are this library's own and few values are judged: compiling fast counts at every start.
const ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: true, validateSchema: false, code: { optimize: false } });
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Missing properties that have a name of their own in the list of faults. */
const named: readonly (readonly [RegExp, FaultCode])[] = [
  [/\/steps\/\d+\/assignee$/, 'step-without-assignee'],
  [/^\/timeLimit(\/(amount|unit))?$/, 'time-limit-undefined'],
  [/^\/fees\/\d+\/rates(\/\d+\/amount)?$/, 'fee-without-amount'],
  [/\/(vi|en)$/, 'missing-language'],
];

function toFault(error: ErrorObject): DefinitionFault {
  const params = error.params as Record<string, string>;
  if (error.keyword === 'required') {
    const name = params['missingProperty'] ?? '';
    const path = error.instancePath + pointer(name);
    return fault(path, named.find(([place]) => place.test(path))?.[1] ?? 'missing', { name });
  }
  if (error.keyword === 'additionalProperties') {
    const name = params['additionalProperty'] ?? '';
    return fault(error.instancePath + pointer(name), 'unknown', { name });
  }
  const empty = error.keyword === 'minLength' || error.keyword === 'minItems';
  const code = empty ? named.find(([place]) => place.test(error.instancePath))?.[1] : undefined;
  return fault(error.instancePath, code ?? 'invalid', { detail: error.message ?? error.keyword, name: error.instancePath.split('/').at(-1) ?? '' });
}

/** Where the value departs from the schema; every place, not the first one only. */
export function shapeFaults(schema: TSchema, value: unknown): DefinitionFault[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(toFault);
}
