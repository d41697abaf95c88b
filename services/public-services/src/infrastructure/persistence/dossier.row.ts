import type { Dossier } from '../../domain/dossier.js';

export interface DossierRow {
  id: string; version: number; published: number; request_reference: string; procedure_code: string; procedure_version: number;
  agency_code: string; unit_code: string; channel: Dossier['channel']; owner_id: string; owner_kind: 'citizen' | 'business'; submitter_id: string;
  business: Dossier['business']; financial: Dossier['financial']; fee_in_advance: number; submitted_at: Date; code: string | null;
  accepted_at: Date | null; due_original: Date | null; due_current: Date | null; due_provisional: boolean;
  result: Dossier['result']; receiving_officer_id: string | null; assignee_id: string | null; result_number: string | null; casework: Dossier['casework'];
}

export const dossierColumns = `id, version, published, request_reference, procedure_code, procedure_version, agency_code, unit_code, channel,
  owner_id, owner_kind, submitter_id, business, financial, fee_in_advance, submitted_at, code, accepted_at, due_original, due_current, due_provisional,
  result, receiving_officer_id, assignee_id, result_number, casework`;

export const toDossier = (row: DossierRow): Dossier => ({
  id: row.id, version: row.version, published: row.published, requestReference: row.request_reference, procedureCode: row.procedure_code,
  procedureVersion: row.procedure_version, agencyCode: row.agency_code, unitCode: row.unit_code, channel: row.channel,
  owner: { id: row.owner_id, kind: row.owner_kind }, submitterId: row.submitter_id, business: row.business, financial: row.financial,
  feeInAdvance: row.fee_in_advance, submittedAt: row.submitted_at, dueProvisional: row.due_provisional, result: row.result, casework: row.casework,
  ...(row.code ? { code: row.code } : {}), ...(row.accepted_at ? { acceptedAt: row.accepted_at } : {}),
  ...(row.receiving_officer_id ? { receivingOfficerId: row.receiving_officer_id } : {}), ...(row.assignee_id ? { assigneeId: row.assignee_id } : {}),
  ...(row.result_number ? { resultNumber: row.result_number } : {}),
  ...(row.due_original ? { dueOriginal: row.due_original } : {}), ...(row.due_current ? { dueCurrent: row.due_current } : {}),
});
