import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { limitUnits } from '@tinhso/calendar';
import { Code, Condition, Day, FieldName, Source, Text, oneOf, strict } from './common.js';

const validity = { from: Day, to: Type.Optional(Day), basis: Type.String({ minLength: 1 }), source: Type.Optional(Source) };

export const Duration = Type.Object({ amount: Type.Integer({ minimum: 1, maximum: 1000 }), unit: oneOf(limitUnits) }, strict);

/** What one unit costs from a day on; `when` tells rates apart that depend on an answer. */
export const FeeRate = Type.Object({ amount: Type.Integer({ minimum: 0, description: 'đồng' }), when: Type.Optional(Condition), ...validity }, strict);
/** A reduction from a day on; of several that hold the largest counts. */
export const FeeExemption = Type.Object({
  code: Code, name: Text, percent: Type.Integer({ minimum: 1, maximum: 100 }), when: Type.Optional(Condition), ...validity,
}, strict);

export const Fee = Type.Object({
  code: Code,
  name: Text,
  /** fee: phí (what the service costs) · charge: lệ phí (a fixed state charge). */
  kind: oneOf(['fee', 'charge'] as const),
  per: oneOf(['dossier', 'copy'] as const),
  /** Field that holds the number of copies. */
  quantityField: Type.Optional(FieldName),
  inAdvance: Type.Boolean(),
  rates: Type.Array(FeeRate, { minItems: 1 }),
  exemptions: Type.Array(FeeExemption),
}, strict);
export type Fee = Static<typeof Fee>;
