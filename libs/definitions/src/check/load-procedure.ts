import { Procedure } from '../schema/procedure.js';
import type { CheckContext, DefinitionCheck } from './context.js';
import { DefinitionError, fault, type DefinitionFault } from './fault.js';
import { fieldCheck, fieldReferenceCheck, paperCheck, schemaCheck } from './form-check.js';
import { competenceCheck, datesCheck, levelCheck, ratesCheck, uniqueCheck } from './general-check.js';
import { loopCheck } from './loop-check.js';
import { isLoose, textOf } from './partial.js';
import { shapeFaults } from './shape.js';
import { placeholderCheck, templateCheck } from './template-check.js';
import { assigneeCheck, branchCheck } from './workflow-check.js';

const sizeLimit = 400_000;
const checks: readonly DefinitionCheck[] = [
  uniqueCheck, levelCheck, competenceCheck, datesCheck, ratesCheck, assigneeCheck, branchCheck, loopCheck,
  schemaCheck, fieldCheck, fieldReferenceCheck, paperCheck, templateCheck, placeholderCheck,
];

/** All faults of a procedure definition with their places, in the order of the places; empty when it can be loaded. */
export function checkProcedure(json: unknown, context: CheckContext = {}): readonly DefinitionFault[] {
  if (!isLoose(json)) return [fault('', 'not-a-definition')];
  if (JSON.stringify(json).length > sizeLimit) return [fault('', 'too-large', { limit: sizeLimit })];
  const faults = [...shapeFaults(Procedure, json), ...checks.flatMap((check) => check(json, context))];
  const seen = new Set<string>();
  return faults
    .filter(({ path, code }) => !seen.has(`${path} ${code}`) && seen.add(`${path} ${code}`))
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

/** A definition that is sound, frozen. Throws DefinitionError with every fault and its place otherwise. */
export function loadProcedure(json: unknown, context: CheckContext = {}): Procedure {
  const faults = checkProcedure(json, context);
  if (faults.length > 0) throw new DefinitionError(`${textOf(json, 'code') ?? '?'} v${String((json as { version?: unknown } | null)?.version ?? '?')}`, faults);
  return deepFreeze(structuredClone(json)) as Procedure;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
