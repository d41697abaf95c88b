import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { limitUnits, supplementPolicies } from '@tinhso/calendar';
import { Code, Day, Source, Text, oneOf, strict } from './common.js';
import { Duration, Fee } from './fees.js';
import { Form } from './form.js';
import { Paper } from './papers.js';
import { Template, TemplateReference } from './templates.js';
import { Workflow } from './workflow.js';

export const doors = ['portal', 'counter', 'national-portal'] as const;
export const partialReasons = ['in-person', 'site-inspection', 'unresolved-fault', 'other-technical'] as const;
const Named = Type.Object({ code: Code, name: Text }, strict);

const ResultKind = Type.Object({
  code: Code,
  name: Text,
  outcome: oneOf(['granted', 'not-granted', 'refused'] as const),
  /** Official code of the result paper (KQ.…), where it is known. */
  nationalCode: Type.Optional(Type.String()),
  /** Tokens: {seq}, {yyyy}. Absent where nothing is numbered. */
  numberPattern: Type.Optional(Type.String()),
  template: Type.Optional(TemplateReference),
}, strict);

/** One version of a procedure; a dossier pins it by code and version and keeps to it. */
export const Procedure = Type.Object({
  code: Type.String({ pattern: '^\\d\\.\\d{6}$' }),
  version: Type.Integer({ minimum: 1 }),
  effectiveFrom: Day,
  effectiveTo: Type.Optional(Day),
  name: Text,
  summary: Text,
  sector: Named,
  lifeEvents: Type.Array(Named),
  keywords: Type.Array(Type.String()),
  applicants: Type.Array(oneOf(['citizen', 'business'] as const), { minItems: 1, uniqueItems: true }),
  whoMayFile: Text,
  /** Which agencies decide it: every agency of a kind, or those that are listed. */
  competent: Type.Object({ kind: oneOf(['commune', 'department', 'province'] as const), agencyCodes: Type.Optional(Type.Array(Type.String(), { minItems: 1 })) }, strict),
  doors: Type.Array(oneOf(doors), { minItems: 1, uniqueItems: true }),
  authoritativeSystem: oneOf(['province', 'national-portal'] as const),
  level: oneOf(['full', 'partial'] as const),
  /** Required on a partly online service (NĐ 224/2026 art. 14). */
  partialReason: Type.Optional(Type.Object({ code: oneOf(partialReasons), text: Text, basis: Type.String({ minLength: 1 }) }, strict)),
  papers: Type.Array(Paper),
  timeLimit: Type.Object({ amount: Type.Integer({ minimum: 1 }), unit: oneOf(limitUnits), cutOff: Type.Optional(Type.Boolean()) }, strict),
  /** How long a dossier may wait for acceptance; counted apart from the time limit. */
  acceptanceLimit: Duration,
  supplement: Type.Object({ policy: oneOf(supplementPolicies), answerWithin: Duration }, strict),
  fees: Type.Array(Fee),
  billExpiry: Duration,
  workflow: Workflow,
  results: Type.Array(ResultKind, { minItems: 1 }),
  forms: Type.Object({ receipt: TemplateReference, supplement: TemplateReference, refusal: TemplateReference }, strict),
  legalBasis: Type.Array(Type.Object({ number: Type.String({ minLength: 1 }), title: Text, article: Type.Optional(Type.String()) }, strict), { minItems: 1 }),
  where: Text,
  form: Form,
  /** Result texts that belong to this version only. */
  templates: Type.Array(Template),
  source: Type.Array(Source, { minItems: 1 }),
}, strict);
export type Procedure = Static<typeof Procedure>;
export type ResultKind = Static<typeof ResultKind>;
