import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { personalFields } from '../domain/contract.js';
import type { Contract } from '../domain/contract.js';

const instant = Type.String({ format: 'date-time' });
const field = Type.Union(personalFields.map((name) => Type.Literal(name)));

/** What a proposal says; the rest is decided. */
export const contractTerms = {
  purpose: Type.String({ minLength: 10, maxLength: 500, description: 'what the agency needs the events for' }),
  legalBasis: Type.String({ minLength: 3, maxLength: 500, description: 'the article that allows it' }),
  types: Type.Array(Type.String({ maxLength: 120 }), { minItems: 1, maxItems: 100, uniqueItems: true, description: 'event types, with or without their prefix' }),
  areas: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 500, uniqueItems: true, description: 'codes of the agencies whose dossiers may be seen; the whole province when left out. Events that name no agency are then not delivered' })),
  personalFields: Type.Optional(Type.Array(Type.Object({ field, purpose: Type.String({ minLength: 10, maxLength: 500 }) }, { additionalProperties: false }), { maxItems: 10, description: 'asked from their owner at each delivery, under that purpose' })),
  validFrom: Type.Optional(instant),
  validTo: Type.Optional(instant),
};

export const contractView = Type.Object({
  id: Type.String({ format: 'uuid' }), client: Type.String(), state: Type.Union(['proposed', 'approved', 'refused', 'withdrawn'].map((state) => Type.Literal(state))),
  purpose: Type.String(), legalBasis: Type.String(), types: Type.Array(Type.String()), areas: Type.Array(Type.String()),
  personalFields: Type.Array(Type.Object({ field: Type.String(), purpose: Type.String() })), validFrom: instant, validTo: Type.Optional(instant), proposedAt: instant,
  decision: Type.Optional(Type.Object({ by: Type.String(), at: instant, reason: Type.Optional(Type.String()) })),
  withdrawn: Type.Optional(Type.Object({ by: Type.String(), at: instant, position: Type.Integer({ description: 'nothing is delivered from this position of the log on' }), reason: Type.String() })),
});
export type ContractView = Static<typeof contractView>;

export const viewOfContract = ({ id, client, state, purpose, legalBasis, types, areas, personalFields: fields, validFrom, validTo, proposedAt, decision, withdrawn }: Contract): ContractView => ({
  id, client, state, purpose, legalBasis, types: [...types], areas: [...areas], personalFields: fields.map((one) => ({ ...one })), validFrom: validFrom.toISOString(), proposedAt: proposedAt.toISOString(),
  ...(validTo ? { validTo: validTo.toISOString() } : {}), ...(decision ? { decision: { ...decision, at: decision.at.toISOString() } } : {}),
  ...(withdrawn ? { withdrawn: { ...withdrawn, at: withdrawn.at.toISOString() } } : {}),
});

export const exampleTerms = {
  purpose: 'Cập nhật nhân khẩu khi một hồ sơ khai sinh đã có kết quả', legalBasis: 'Điều 26 Luật Cư trú 2020', types: ['vn.tinhso.dossier.result-issued.v1'],
};
export const exampleContract: ContractView = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', client: 'cong-an-tinh', state: 'approved', ...exampleTerms, areas: [], personalFields: [],
  validFrom: '2026-11-23T02:00:00.000Z', proposedAt: '2026-11-23T02:00:00.000Z', decision: { by: '6f0d2c3e-5b57-5a53-9c70-2f6a3a0c9b11', at: '2026-11-23T03:00:00.000Z' },
};
