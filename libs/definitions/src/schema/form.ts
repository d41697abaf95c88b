import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Code, Condition, FieldName, Text, oneOf, strict } from './common.js';

export const controls = ['text', 'textarea', 'date', 'radio', 'select', 'number', 'checkbox', 'phone', 'email', 'identity-number', 'tax-code', 'commune'] as const;
/** Judgements that a JSON Schema cannot make; they run after it, on the server and in the browser. */
export const checks = ['identity-number', 'tax-code', 'mobile-phone', 'not-in-future', 'adult'] as const;
export type Control = (typeof controls)[number];
export type Check = (typeof checks)[number];

/** Claims of a token that a field can be filled from. */
export const prefillClaims = ['SoDinhDanh', 'HoVaTen', 'NgayThangNamSinh', 'SoDienThoai', 'ThuDienTu', 'ThuongTru', 'MaSoThue', 'TenDoanhNghiep'] as const;
export type PrefillClaim = (typeof prefillClaims)[number];

export const Option = Type.Object({ value: Type.String(), label: Text, hint: Type.Optional(Text) }, strict);

export const UiField = Type.Object({
  name: FieldName,
  label: Text,
  hint: Type.Optional(Text),
  control: oneOf(controls),
  options: Type.Optional(Type.Array(Option, { minItems: 1 })),
  /** Shown as known from the account; `fixed` cannot be changed by the person. */
  prefill: Type.Optional(Type.Object({ claim: oneOf(prefillClaims), fixed: Type.Boolean() }, strict)),
  when: Type.Optional(Condition),
  checks: Type.Optional(Type.Array(oneOf(checks))),
  /** Width of the input in characters. */
  width: Type.Optional(Type.Integer({ minimum: 1, maximum: 80 })),
  autocomplete: Type.Optional(Type.String()),
  /** Own words for a failure, by JSON Schema keyword or check. */
  messages: Type.Optional(Type.Record(Type.String(), Text)),
}, strict);

export const UiPage = Type.Object({
  code: Code,
  title: Text,
  hint: Type.Optional(Text),
  when: Type.Optional(Condition),
  fields: Type.Optional(Type.Array(UiField)),
  /** Papers that are uploaded on this page. */
  papers: Type.Optional(Type.Array(Code)),
}, strict);

/** Which answers say who owns the dossier, so that a clerk can file for a citizen. */
export const OwnerFields = Type.Object({
  name: FieldName, number: FieldName, phone: Type.Optional(FieldName), email: Type.Optional(FieldName), address: Type.Optional(FieldName),
}, strict);

export const Form = Type.Object({
  schema: Type.Record(Type.String(), Type.Unknown()),
  pages: Type.Array(UiPage, { minItems: 1 }),
  owner: OwnerFields,
  /** Whom or what the dossier is about, when it is not the owner. */
  subject: Type.Optional(Type.Object({ name: FieldName }, strict)),
  /** The commune that decides which agency is competent. */
  communeField: Type.Optional(FieldName),
  /** One line that tells this dossier from others: `Đăng ký khai sinh cho {{childName}}`. */
  summary: Type.String({ minLength: 1, maxLength: 400 }),
}, strict);
export type UiField = Static<typeof UiField>;
export type UiPage = Static<typeof UiPage>;
export type FormDefinition = Static<typeof Form>;
