import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/** A text in both languages of the platform; a definition that lacks one is refused. */
export const Text = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, { additionalProperties: false });
export type Text = Static<typeof Text>;
export type Language = keyof Text;

export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$' });
/** A date in Vietnam, `yyyy-MM-dd`. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
/** Where a statement comes from and what is uncertain about it. */
export const Source = Type.String({ minLength: 1 });
export const FieldName = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' });

/** Answers to a form, flat: what a person wrote under the name of each field. */
export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue | undefined>>;

/** True of answers whose field has one of these values; an absent condition is always true. */
export const Condition = Type.Object({
  field: FieldName,
  in: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { minItems: 1 }),
}, { additionalProperties: false });
export type Condition = Static<typeof Condition>;

/** Object type of definitions: an unknown property is a misspelt one, so it is refused. */
export const strict = { additionalProperties: false } as const;
export const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
