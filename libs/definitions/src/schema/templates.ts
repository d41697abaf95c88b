import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Code, Day, Source, Text, oneOf, strict } from './common.js';

const when = { when: Type.Optional(Type.String({ description: 'path of a value; the block stays away while it is empty' })) };
const text = Type.String({ minLength: 1 });
const kind = <const K extends string>(name: K) => ({ kind: Type.Literal(name), ...when });

// A template is a list of blocks; `{{path}}` in a text is replaced, and `each` repeats a row for every item of a list.
const blocks = [
  Type.Object({ ...kind('letterhead'), left: Type.Array(text), right: Type.Array(text) }, strict),
  Type.Object({ ...kind('title'), text, subtitle: Type.Optional(text) }, strict),
  Type.Object({ ...kind('paragraph'), text, align: Type.Optional(oneOf(['left', 'right', 'centre'] as const)), emphasis: Type.Optional(Type.Boolean()) }, strict),
  Type.Object({ ...kind('rows'), rows: Type.Array(Type.Object({ label: text, value: text, ...when }, strict), { minItems: 1 }) }, strict),
  Type.Object({ ...kind('list'), each: text, text, numbered: Type.Optional(Type.Boolean()) }, strict),
  Type.Object({ ...kind('qr'), value: text, caption: Type.Optional(text) }, strict),
  Type.Object({ ...kind('signatures'), columns: Type.Array(Type.Object({ title: text, note: Type.Optional(text), name: Type.Optional(text) }, strict), { minItems: 1, maxItems: 3 }) }, strict),
] as const;
export type Block = Static<(typeof blocks)[number]>;
export const Block = Type.Unsafe<Block>({ type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' }, oneOf: blocks });

export const Template = Type.Object({
  code: Code,
  version: Type.Integer({ minimum: 1 }),
  effectiveFrom: Day,
  name: Text,
  page: oneOf(['A4', 'A5'] as const),
  basis: Type.String({ minLength: 1 }),
  blocks: Type.Array(Block, { minItems: 1 }),
  source: Source,
}, strict);
export type Template = Static<typeof Template>;

export const TemplateReference = Type.Object({ code: Code, version: Type.Integer({ minimum: 1 }) }, strict);
