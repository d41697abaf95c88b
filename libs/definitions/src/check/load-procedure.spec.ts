import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { birth, extract, petrol, withChange } from '../../test/a-procedure.js';
import { Procedure } from '../schema/procedure.js';
import { Template } from '../schema/templates.js';
import { DefinitionError } from './fault.js';
import { checkProcedure, loadProcedure } from './load-procedure.js';

const agency = (code: string, kind: 'commune' | 'department') => ({ code, kind, units: ['one-stop', 'professional', 'office'].map((k) => ({ code: `u-${k}`, kind: k })) });
const context = { agencies: [agency('C1', 'commune'), agency('000.00.02.H55', 'department')], templates: ['mau-01', 'mau-02', 'mau-03'].map((code) => ({ code, version: 1 })) };
const found = (json: unknown): string[] => checkProcedure(json, context).map((f) => `${f.code} ${f.path}`);

type Case = readonly [fault: string, change: string, value: unknown, of?: () => Procedure];
const cases: readonly Case[] = [
  ['step-without-assignee /workflow/steps/1/assignee', '/workflow/steps/1/assignee', undefined],
  ['unknown-role /workflow/steps/1/assignee/role', '/workflow/steps/1/assignee/role', 'wizard'],
  ['unknown-unit /workflow/steps/1/assignee/unit', '/workflow/steps/1/assignee/unit', 'phong-khong-co'],
  ['endless-loop /workflow/steps/5', '/workflow/steps/5/branches', [{ code: 'again', action: 'return', name: { vi: 'a', en: 'a' }, to: 'seal' }]],
  ['branch-without-result /workflow/steps/5/branches/0', '/workflow/steps/5/branches/0/result', undefined],
  ['branch-ambiguous /workflow/steps/5/branches/0', '/workflow/steps/5/branches/0/to', 'receive'],
  ['unknown-result /workflow/steps/5/branches/0/result', '/workflow/steps/5/branches/0/result', 'nothing'],
  ['unknown-step /workflow/steps/0/branches/0/to', '/workflow/steps/0/branches/0/to', 'nowhere'],
  ['unknown-step /workflow/start', '/workflow/start', 'nowhere'],
  ['step-without-branch /workflow/steps/3/branches', '/workflow/steps/3/branches', []],
  ['unreachable-step /workflow/steps/0', '/workflow/start', 'sign'],
  ['time-shares /workflow/steps', '/workflow/steps/0/timeShare', 99],
  ['time-limit-undefined /timeLimit', '/timeLimit', undefined],
  ['time-limit-undefined /timeLimit/unit', '/timeLimit/unit', undefined],
  ['fee-without-amount /fees/0/rates/0/amount', '/fees/0/rates/0/amount', undefined, extract],
  ['fee-without-amount /fees/0/rates', '/fees/0/rates', [], extract],
  ['missing-language /name/en', '/name/en', undefined],
  ['missing-language /form/pages/0/title/vi', '/form/pages/0/title/vi', ''],
  ['missing /whoMayFile', '/whoMayFile', undefined],
  ['unknown /colour', '/colour', 'green'],
  ['invalid /supplement/policy', '/supplement/policy', 'whenever'],
  ['duplicate /papers/1/code', '/papers/1/code', 'giay-chung-sinh'],
  ['missing-paper /form/pages/5/papers/0', '/form/pages/5/papers/0', 'giay-khong-co'],
  ['paper-without-page /papers/0', '/form/pages/5/papers', ['giay-chung-nhan-ket-hon']],
  ['unknown-field /form/pages/0/fields/0/name', '/form/pages/0/fields/0/name', 'nobody'],
  ['field-without-page /form/schema/properties/extra', '/form/schema/properties/extra', { type: 'string' }],
  ['hidden-but-required /form/pages/3/fields/3', '/form/schema/required/0', 'fatherName'],
  ['options-disagree /form/pages/2/fields/2/options', '/form/pages/2/fields/2/options/0/value', 'other'],
  ['options-missing /form/pages/2/fields/2', '/form/pages/2/fields/2/options', undefined],
  ['unknown-field /papers/1/when/field', '/papers/1/when/field', 'nobody'],
  ['unknown-field /fees/0/quantityField', '/fees/0/quantityField', 'nobody', extract],
  ['schema-keyword /form/schema/properties/childName/$ref', '/form/schema/properties/childName', { $ref: 'https://example.org/a.json' }],
  ['schema-keyword /form/schema/properties/childName/$data', '/form/schema/properties/childName', { type: 'string', maxLength: 3, $data: '1/x' }],
  ['schema-name /form/schema/properties/constructor', '/form/schema/properties/constructor', { type: 'string' }],
  ['schema-pattern /form/schema/properties/childName/pattern', '/form/schema/properties/childName/pattern', '^(a+)+$'],
  ['schema-broken /form/schema', '/form/schema/properties/childName/type', 'text'],
  ['unknown-template /results/0/template', '/results/0/template/version', 7],
  ['bad-placeholder /templates/0/blocks/1/text', '/templates/0/blocks/1/text', '{{constructor["x"]}}'],
  ['reason-missing /partialReason', '/partialReason', undefined, petrol],
  ['reason-superfluous /partialReason', '/level', 'full', petrol],
  ['unknown-agency /competent/agencyCodes/0', '/competent/agencyCodes/0', '000.00.77.H55', petrol],
  ['rates-overlap /fees/0/rates/1', '/fees/0/rates/1/when/in', ['ward'], petrol],
  ['dates /effectiveTo', '/effectiveTo', '2020-01-01'],
];

describe('loading a procedure', () => {
  it.each([['birth', birth()], ['extract', extract()], ['petrol', petrol()]])('takes the sound definition %s', (_, definition) => {
    expect(found(definition)).toEqual([]);
    expect(Object.isFrozen(loadProcedure(definition, context).workflow.steps)).toBe(true);
  });

  it.each(cases.map((c) => [c[0], c] as const))('finds %s', (expected, [, path, value, of = birth]) => {
    expect(found(withChange(of(), path, value))).toContain(expected);
  });

  it('lists all faults at once, each with its place and words in both languages', () => {
    const two = withChange(withChange(birth(), '/timeLimit', undefined) as Procedure, '/workflow/steps/1/assignee', undefined) as Procedure;
    const json = withChange(two, '/workflow/steps/5/branches/0/result', undefined);
    expect(found(json)).toEqual(['time-limit-undefined /timeLimit', 'step-without-assignee /workflow/steps/1/assignee', 'branch-without-result /workflow/steps/5/branches/0']);
    expect(checkProcedure(json, context).every((f) => f.problem.vi.length > 5 && f.problem.en.length > 5)).toBe(true);
    expect(() => loadProcedure(json, context)).toThrow(DefinitionError);
  });

  it.each([[null], [[]], ['text'], [{}], [{ form: { pages: [null, 3] }, workflow: { steps: 'x' }, fees: [[]], templates: [1] }]])('survives %j', (json) => {
    expect(found(json).length).toBeGreaterThan(0);
  });
});

it('judges by schemas that are sound themselves, which is not asked again at every start', () => {
  for (const schema of [Procedure, Template]) expect(new Ajv2020({ strict: false }).validateSchema(schema)).toBe(true);
});
