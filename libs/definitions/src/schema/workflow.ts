import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Code, Text, oneOf, strict } from './common.js';

/** Roles that a step can be given to. */
export const stepRoles = ['one-stop-clerk', 'officer', 'leader', 'issuing-clerk'] as const;
/** Kinds of units that every agency has; a step names a kind, so that one definition serves 92 communes. */
export const unitKinds = ['one-stop', 'professional', 'office'] as const;
export type UnitKind = (typeof unitKinds)[number];
export const branchActions = [
  'accept', 'request-supplement', 'refuse', 'propose', 'propose-rejection', 'pass-on', 'approve', 'return', 'sign', 'seal', 'deliver',
] as const;
export type BranchAction = (typeof branchActions)[number];

export const Branch = Type.Object({
  code: Code,
  action: oneOf(branchActions),
  name: Text,
  /** The next step … */
  to: Type.Optional(Code),
  /** … or the result that the dossier ends with; one of the two. */
  result: Type.Optional(Code),
}, strict);

export const Step = Type.Object({
  code: Code,
  name: Text,
  assignee: Type.Object({ role: Type.String(), unit: Type.String({ description: 'kind of unit, or the code of one' }) }, strict),
  /** Part of the time limit in percent; the shares of all steps add up to 100. */
  timeShare: Type.Integer({ minimum: 0, maximum: 100 }),
  branches: Type.Array(Branch),
}, strict);

export const Workflow = Type.Object({ start: Code, steps: Type.Array(Step, { minItems: 1 }) }, strict);
export type Branch = Static<typeof Branch>;
export type Step = Static<typeof Step>;
export type Workflow = Static<typeof Workflow>;
