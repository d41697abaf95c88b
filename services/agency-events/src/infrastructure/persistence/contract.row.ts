import type { Contract, ContractState, PersonalField } from '../../domain/contract.js';

export interface ContractRow {
  id: string; client: string; state: ContractState; purpose: string; legal_basis: string; types: string[]; areas: string[];
  personal_fields: { field: PersonalField; purpose: string }[]; valid_from: Date; valid_to: Date | null; proposed_by: string; proposed_at: Date;
  decided_by: string | null; decided_at: Date | null; decision_reason: string | null;
  withdrawn_by: string | null; withdrawn_at: Date | null; withdrawn_position: string | null; withdrawn_reason: string | null;
}

export const toContract = (row: ContractRow): Contract => ({
  id: row.id, client: row.client, state: row.state, purpose: row.purpose, legalBasis: row.legal_basis, types: row.types, areas: row.areas,
  personalFields: row.personal_fields, validFrom: row.valid_from, proposedBy: row.proposed_by, proposedAt: row.proposed_at,
  ...(row.valid_to ? { validTo: row.valid_to } : {}),
  ...(row.decided_by && row.decided_at ? { decision: { by: row.decided_by, at: row.decided_at, ...(row.decision_reason ? { reason: row.decision_reason } : {}) } } : {}),
  ...(row.withdrawn_by && row.withdrawn_at
    ? { withdrawn: { by: row.withdrawn_by, at: row.withdrawn_at, position: Number(row.withdrawn_position), reason: row.withdrawn_reason ?? '' } } : {}),
});
