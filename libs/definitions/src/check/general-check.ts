import { competentAgencies } from './workflow-check.js';
import type { DefinitionCheck } from './context.js';
import { fault, pointer, type DefinitionFault } from './fault.js';
import { isLoose, items, part, textOf, texts, type Loose } from './partial.js';

function duplicates(at: readonly (string | number)[], list: readonly Loose[], key = 'code'): DefinitionFault[] {
  const names = list.map((item) => textOf(item, key));
  return names.flatMap((name, i) => (name !== undefined && names.indexOf(name) < i ? [fault(pointer(...at, i, key), 'duplicate', { name })] : []));
}

/** Codes are unique in their list. */
export const uniqueCheck: DefinitionCheck = (definition) => {
  const steps = items(part(definition, 'workflow'), 'steps');
  const pages = items(part(definition, 'form'), 'pages');
  return [
    ...duplicates(['papers'], items(definition, 'papers')),
    ...duplicates(['fees'], items(definition, 'fees')),
    ...duplicates(['results'], items(definition, 'results')),
    ...duplicates(['workflow', 'steps'], steps),
    ...steps.flatMap((step, i) => duplicates(['workflow', 'steps', i, 'branches'], items(step, 'branches'))),
    ...duplicates(['form', 'pages'], pages),
  ];
};

/** What is only partly online says why (NĐ 224/2026 art. 14), and what is fully online does not. */
export const levelCheck: DefinitionCheck = (definition) => {
  const reason = isLoose(definition['partialReason']);
  if (definition['level'] === 'partial' && !reason) return [fault('/partialReason', 'reason-missing')];
  if (definition['level'] === 'full' && reason) return [fault('/partialReason', 'reason-superfluous')];
  return [];
};

/** Listed agencies exist, and some agency decides the procedure. */
export const competenceCheck: DefinitionCheck = (definition, context) => {
  if (!context.agencies) return [];
  const known = new Set(context.agencies.map((a) => a.code));
  const listed = texts(part(definition, 'competent'), 'agencyCodes');
  const unknown = listed.flatMap((name, i) => (known.has(name) ? [] : [fault(pointer('competent', 'agencyCodes', i), 'unknown-agency', { name })]));
  if (unknown.length > 0 || competentAgencies(definition, context).length > 0) return unknown;
  return [fault('/competent', 'unknown-agency', { name: textOf(part(definition, 'competent'), 'kind') ?? '' })];
};

const endsBefore = (item: Loose, from: string, to: string): boolean => {
  const [first, last] = [textOf(item, from), textOf(item, to)];
  return first !== undefined && last !== undefined && last < first;
};

export const datesCheck: DefinitionCheck = (definition) => [
  ...(endsBefore(definition, 'effectiveFrom', 'effectiveTo') ? [fault('/effectiveTo', 'dates')] : []),
  ...items(definition, 'fees').flatMap((fee, i) => ['rates', 'exemptions'].flatMap((list) =>
    items(fee, list).flatMap((item, j) => (endsBefore(item, 'from', 'to') ? [fault(pointer('fees', i, list, j, 'to'), 'dates')] : [])))),
];

/** Two rates may hold at once only when their conditions differ. */
export const ratesCheck: DefinitionCheck = (definition) => items(definition, 'fees').flatMap((fee, i) => {
  const rates = items(fee, 'rates');
  const meet = (a: Loose, b: Loose): boolean => JSON.stringify(a['when']) === JSON.stringify(b['when'])
    && (textOf(a, 'from') ?? '') <= (textOf(b, 'to') ?? '9999') && (textOf(b, 'from') ?? '') <= (textOf(a, 'to') ?? '9999');
  return rates.flatMap((rate, j) => (rates.slice(0, j).some((before) => meet(before, rate)) ? [fault(pointer('fees', i, 'rates', j), 'rates-overlap')] : []));
});
