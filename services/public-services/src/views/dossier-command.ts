import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import type { OperationOptions } from '@tinhso/service-host';
import { dossierSummary, exampleSummary } from './dossier-summary.js';

export const dossierParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export interface DossierParams {
  readonly id: string;
}

const words = (maxLength: number) => Type.String({ minLength: 3, maxLength, pattern: '\\S' });

/** A code for other systems and words for the person concerned. */
export const reasonSchema = Type.Object({ code: Type.String({ pattern: '^[a-z][a-z-]{1,60}$' }), text: words(2000) }, { additionalProperties: false });
export const exampleReason = { code: 'incomplete', text: 'Thiếu bản chính giấy chứng sinh.' };
export const textOf = words;

/** How every command on one dossier is described: with If-Match and Idempotency-Key, answered with the dossier as it is then. */
export const dossierCommand = (id: string, summary: string, body?: TSchema, bodyExample?: unknown): OperationOptions => ({
  id, summary, params: dossierParams, answer: dossierSummary, example: { ...exampleSummary, version: 3 }, ifMatch: true, idempotent: true,
  ...(body ? { body, bodyExample } : {}),
});
