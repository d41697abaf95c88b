import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { Dossier, SupplementRequest } from '../domain/dossier.js';
import type { ProcedureCatalogue } from '../ports/procedure-catalogue.js';

const instant = Type.String({ format: 'date-time' });

/** What a list shows of a dossier, to citizens and to civil servants alike. */
export const dossierSummary = Type.Object({
  id: Type.String({ format: 'uuid' }),
  requestReference: Type.String(),
  code: Type.Optional(Type.String()),
  procedureCode: Type.String(),
  procedureVersion: Type.Integer(),
  agencyCode: Type.String(),
  unitCode: Type.String(),
  channel: Type.Union([Type.Literal('online'), Type.Literal('counter')]),
  business: Type.String(),
  financial: Type.String(),
  feeInAdvance: Type.Integer({ description: 'đồng' }),
  submittedAt: instant,
  acceptBefore: Type.Optional(Type.String({ format: 'date-time', description: 'while it waits for acceptance' })),
  acceptedAt: Type.Optional(instant),
  dueOriginal: Type.Optional(instant),
  dueCurrent: Type.Optional(instant),
  dueProvisional: Type.Boolean(),
  result: Type.String(),
  resultNumber: Type.Optional(Type.String()),
  signedAt: Type.Optional(instant),
  issuedAt: Type.Optional(instant),
  assigneeId: Type.Optional(Type.String()),
  supplement: Type.Optional(Type.Object({ items: Type.Array(Type.String()), legalBasis: Type.String(), answerBefore: instant, policy: Type.String({ description: 'what the request does to the due date: `restart`, `pause` or `none`' }) })),
  version: Type.Integer(),
});

export type DossierSummary = Static<typeof dossierSummary>;

const openSupplement = ({ items, legalBasis, answerBefore, policy }: SupplementRequest) => ({ items: [...items], legalBasis, answerBefore, policy });

export const summarise = (dossier: Dossier): DossierSummary => ({
  id: dossier.id, requestReference: dossier.requestReference, procedureCode: dossier.procedureCode, procedureVersion: dossier.procedureVersion,
  agencyCode: dossier.agencyCode, unitCode: dossier.unitCode, channel: dossier.channel, business: dossier.business, financial: dossier.financial,
  feeInAdvance: dossier.feeInAdvance, submittedAt: dossier.submittedAt.toISOString(), dueProvisional: dossier.dueProvisional, version: dossier.version, result: dossier.result,
  ...(dossier.resultNumber ? { resultNumber: dossier.resultNumber } : {}),
  ...(dossier.casework.signature ? { signedAt: dossier.casework.signature.signedAt } : {}),
  ...(dossier.casework.result ? { issuedAt: dossier.casework.result.issuedAt } : {}),
  ...(dossier.assigneeId ? { assigneeId: dossier.assigneeId } : {}),
  ...(dossier.casework.supplement ? { supplement: openSupplement(dossier.casework.supplement) } : {}),
  ...(dossier.code ? { code: dossier.code } : {}),
  ...(dossier.acceptedAt ? { acceptedAt: dossier.acceptedAt.toISOString() } : {}),
  ...(dossier.dueOriginal ? { dueOriginal: dossier.dueOriginal.toISOString() } : {}),
  ...(dossier.dueCurrent ? { dueCurrent: dossier.dueCurrent.toISOString() } : {}),
});

/** Summaries as lists and pages show them: with the limit of waiting for acceptance. */
export class DossierViews {
  constructor(private readonly catalogue: Pick<ProcedureCatalogue, 'acceptBefore'>) {}

  of(dossier: Dossier): DossierSummary {
    const before = this.catalogue.acceptBefore(dossier);
    return { ...summarise(dossier), ...(before ? { acceptBefore: before.toISOString() } : {}) };
  }
}

export const exampleSummary: DossierSummary = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-7K3M9P', procedureCode: '1.001193', procedureVersion: 1,
  agencyCode: '000.00.19.X99', unitCode: 'mot-cua', channel: 'online', business: 'submitted', financial: 'none', feeInAdvance: 0,
  submittedAt: '2026-11-23T02:00:00.000Z', dueProvisional: false, result: 'none', version: 1,
};
