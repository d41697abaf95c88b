import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/** What of a dossier's owner may be told under a contract, by the name that contracts use. */
export const fieldNames = ['owner.name', 'owner.number', 'owner.phone', 'owner.email', 'owner.address'] as const;
export type FieldName = (typeof fieldNames)[number];

const one = `(${fieldNames.map((name) => name.replace('.', '\\.')).join('|')})`;

export const personalFieldsQuery = Type.Object({
  contract: Type.String({ format: 'uuid' }),
  purpose: Type.String({ minLength: 10, maxLength: 500, description: 'as the contract gives it for these fields; kept with the look' }),
  fields: Type.String({ pattern: `^${one}(,${one})*$`, maxLength: 200, description: 'names, separated by commas' }),
}, { additionalProperties: false });
export type PersonalFieldsQuery = Static<typeof personalFieldsQuery>;

export const personalFields = Type.Object({ fields: Type.Record(Type.String(), Type.String(), { description: 'only those that were asked for and are known' }) });
export type PersonalFields = Static<typeof personalFields>;

export const examplePersonalFields: PersonalFields = { fields: { 'owner.name': 'NGUYỄN THỊ LAN', 'owner.number': '019190003456' } };
