import type { Condition, Text } from '../schema/common.js';
import type { Control, PrefillClaim, UiField, UiPage } from '../schema/form.js';
import type { Paper } from '../schema/papers.js';
import type { Procedure } from '../schema/procedure.js';

/** A field as a page shows it, whatever draws it: server-rendered page, officer's view, island. */
export interface FormField {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly control: Control;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly options: readonly { readonly value: string; readonly label: Text; readonly hint?: Text }[];
  /** Required whenever it is shown. */
  readonly required: boolean;
  readonly prefill?: { readonly claim: PrefillClaim; readonly fixed: boolean };
  readonly when?: Condition;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly width?: number;
  readonly autocomplete?: string;
  readonly ui: UiField;
}

export interface FormPage {
  readonly code: string;
  readonly title: Text;
  readonly hint?: Text;
  readonly when?: Condition;
  readonly fields: readonly FormField[];
  readonly papers: readonly Paper[];
}

type Property = { readonly type?: FormField['type']; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number };
type Schema = { readonly properties?: Record<string, Property>; readonly required?: readonly string[]; readonly allOf?: readonly { readonly then?: { readonly required?: readonly string[] } }[] };

function fieldOf(ui: UiField, schema: Schema): FormField {
  const property = schema.properties?.[ui.name] ?? {};
  const required = [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap((rule) => rule.then?.required ?? [])];
  const { name, label, hint, control, options, prefill, when, width, autocomplete } = ui;
  const { type = 'string', maxLength, minimum, maximum } = property;
  return {
    name, label, hint, control, type, options: options ?? [], required: required.includes(name), prefill, when,
    maxLength, minimum, maximum, width, autocomplete, ui,
  };
}

/** The pages of a procedure's form in order, every field with all that a page needs to draw it. */
export function formModel({ form, papers }: Procedure): readonly FormPage[] {
  const byCode = new Map(papers.map((paper) => [paper.code, paper]));
  return form.pages.map((page: UiPage): FormPage => ({
    code: page.code, title: page.title, hint: page.hint, when: page.when,
    fields: (page.fields ?? []).map((field) => fieldOf(field, form.schema as Schema)),
    papers: (page.papers ?? []).flatMap((code) => byCode.get(code) ?? []),
  }));
}
