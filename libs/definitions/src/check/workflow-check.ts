import { stepRoles, unitKinds } from '../schema/workflow.js';
import type { CheckContext, DefinitionCheck, KnownAgency } from './context.js';
import { fault, pointer, type DefinitionFault } from './fault.js';
import { items, part, textOf, texts, type Loose } from './partial.js';

const roles: readonly string[] = stepRoles;
const kinds: readonly string[] = unitKinds;

/** The agencies that decide a procedure. */
export const competentAgencies = (definition: Loose, { agencies }: CheckContext): readonly KnownAgency[] => {
  const competent = part(definition, 'competent');
  const listed = texts(competent, 'agencyCodes');
  return (agencies ?? []).filter((a) => (listed.length > 0 ? listed.includes(a.code) : a.kind === textOf(competent, 'kind')));
};

function unitFaults(path: string, unit: string, competent: readonly KnownAgency[]): DefinitionFault[] {
  const known = competent.length === 0 ? kinds.includes(unit)
    : competent.every((a) => a.units.some((u) => u.kind === unit || u.code === unit));
  return known ? [] : [fault(path, 'unknown-unit', { name: unit })];
}

/** Every step is given to a role that exists, in a unit that every competent agency has. */
export const assigneeCheck: DefinitionCheck = (definition, context) => {
  const competent = competentAgencies(definition, context);
  return items(part(definition, 'workflow'), 'steps').flatMap((step, i) => {
    const [role, unit] = [textOf(step['assignee'], 'role'), textOf(step['assignee'], 'unit')];
    const at = pointer('workflow', 'steps', i, 'assignee');
    return [
      ...(role !== undefined && !roles.includes(role) ? [fault(`${at}/role`, 'unknown-role', { name: role })] : []),
      ...(unit !== undefined ? unitFaults(`${at}/unit`, unit, competent) : []),
    ];
  });
};

function branchFaults(at: string, branch: Loose, steps: ReadonlySet<string>, results: ReadonlySet<string>): DefinitionFault[] {
  const [to, result] = [textOf(branch, 'to'), textOf(branch, 'result')];
  if (to === undefined && result === undefined) return [fault(at, 'branch-without-result')];
  return [
    ...(to !== undefined && result !== undefined ? [fault(at, 'branch-ambiguous')] : []),
    ...(to !== undefined && !steps.has(to) ? [fault(`${at}/to`, 'unknown-step', { name: to })] : []),
    ...(result !== undefined && !results.has(result) ? [fault(`${at}/result`, 'unknown-result', { name: result })] : []),
  ];
}

/** Every branch leads somewhere that exists, and the shares of time add up. */
export const branchCheck: DefinitionCheck = (definition) => {
  const steps = items(part(definition, 'workflow'), 'steps');
  const stepCodes = new Set(steps.flatMap((s) => textOf(s, 'code') ?? []));
  const resultCodes = new Set(items(definition, 'results').flatMap((r) => textOf(r, 'code') ?? []));
  const start = textOf(part(definition, 'workflow'), 'start');
  const sum = steps.reduce((total, s) => total + (typeof s['timeShare'] === 'number' ? s['timeShare'] : 0), 0);
  return [
    ...(start !== undefined && !stepCodes.has(start) ? [fault('/workflow/start', 'unknown-step', { name: start })] : []),
    ...(steps.length > 0 && sum !== 100 ? [fault('/workflow/steps', 'time-shares', { sum })] : []),
    ...steps.flatMap((step, i) => {
      const branches = items(step, 'branches');
      if (branches.length === 0) return [fault(pointer('workflow', 'steps', i, 'branches'), 'step-without-branch')];
      return branches.flatMap((b, j) => branchFaults(pointer('workflow', 'steps', i, 'branches', j), b, stepCodes, resultCodes));
    }),
  ];
};
