import type { Change } from '@tinhso/persistence';
import type { Dossier } from '../../domain/dossier.js';
import type { DossierEvent } from '../../domain/dossier.events.js';

const moment = (date: Date | undefined): string | null => date?.toISOString() ?? null;

export const insertDossier = (dossier: Dossier, published: number, answers: unknown): Change => ({
  name: 'dossier',
  expectRows: 1,
  text: `insert into dossier (id, version, published, request_reference, procedure_code, procedure_version, agency_code, unit_code, channel,
           owner_id, owner_kind, submitter_id, business, financial, fee_in_advance, submitted_at, due_provisional, answers, result, casework)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) returning id`,
  values: [
    dossier.id, dossier.version, published, dossier.requestReference, dossier.procedureCode, dossier.procedureVersion, dossier.agencyCode,
    dossier.unitCode, dossier.channel, dossier.owner.id, dossier.owner.kind, dossier.submitterId, dossier.business, dossier.financial,
    dossier.feeInAdvance, moment(dossier.submittedAt), dossier.dueProvisional, JSON.stringify(answers), dossier.result, JSON.stringify(dossier.casework),
  ],
});

/** Hits only when nobody changed the dossier since it was read. */
export const updateDossier = (dossier: Dossier, published: number): Change => ({
  name: 'dossier',
  expectRows: 1,
  text: `update dossier set version = $2, published = $3, business = $4, financial = $5, code = $6, accepted_at = $7, due_original = $8,
           due_current = $9, due_provisional = $10, result = $11, receiving_officer_id = $12, assignee_id = $13, result_number = $14, casework = $15
         where id = $1 and version = $2 - 1 returning id`,
  values: [
    dossier.id, dossier.version, published, dossier.business, dossier.financial, dossier.code ?? null, moment(dossier.acceptedAt),
    moment(dossier.dueOriginal), moment(dossier.dueCurrent), dossier.dueProvisional, dossier.result, dossier.receivingOfficerId ?? null,
    dossier.assigneeId ?? null, dossier.resultNumber ?? null, JSON.stringify(dossier.casework),
  ],
});

export const appendHistory = (dossier: Dossier, events: readonly DossierEvent[], actor: { readonly id: string; readonly displayName: string }): Change => ({
  name: 'dossier_history',
  after: 'dossier',
  text: `insert into dossier_history (dossier_id, version, place, type, at, actor_id, actor_name, data)
         select c.id, $1, place, e->>'type', (e->>'at')::timestamptz, $2, $3, e->'data'
         from {{after}} c, jsonb_array_elements($4::jsonb) with ordinality as given (e, place) returning 1`,
  values: [dossier.version, actor.id, actor.displayName, JSON.stringify(events)],
});
