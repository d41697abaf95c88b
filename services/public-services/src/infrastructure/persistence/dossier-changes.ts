import type { Change } from '@tinhso/persistence';
import type { Dossier } from '../../domain/dossier.js';
import type { DossierEvent } from '../../domain/dossier.events.js';

const moment = (date: Date | undefined): string | null => date?.toISOString() ?? null;

const newColumns = {
  id: 'uuid', version: 'int', published: 'int', request_reference: 'text', procedure_code: 'text', procedure_version: 'int', agency_code: 'text',
  unit_code: 'text', channel: 'text', owner_id: 'text', owner_kind: 'text', submitter_id: 'text', business: 'text', financial: 'text',
  fee_in_advance: 'int', submitted_at: 'timestamptz', due_provisional: 'boolean', answers: 'jsonb', result: 'text', casework: 'jsonb',
} as const;
const names = Object.keys(newColumns).join(', ');
const shape = Object.entries(newColumns).map(([name, type]) => `${name} ${type}`).join(', ');

const newRow = (dossier: Dossier, published: number, answers: unknown): Record<keyof typeof newColumns, unknown> => ({
  id: dossier.id, version: dossier.version, published, request_reference: dossier.requestReference, procedure_code: dossier.procedureCode,
  procedure_version: dossier.procedureVersion, agency_code: dossier.agencyCode, unit_code: dossier.unitCode, channel: dossier.channel,
  owner_id: dossier.owner.id, owner_kind: dossier.owner.kind, submitter_id: dossier.submitterId, business: dossier.business,
  financial: dossier.financial, fee_in_advance: dossier.feeInAdvance, submitted_at: moment(dossier.submittedAt),
  due_provisional: dossier.dueProvisional, answers, result: dossier.result, casework: dossier.casework,
});

/** A new dossier; those of several people can be written together. */
export const insertDossier = (dossier: Dossier, published: number, answers: unknown): Change => ({
  name: 'dossier', expectRows: 'each', joinable: true,
  text: `insert into dossier (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as d (${shape}) returning id`,
  values: [JSON.stringify([newRow(dossier, published, answers)])],
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
  joinable: true,
  text: `insert into dossier_history (dossier_id, version, place, type, at, actor_id, actor_name, data)
         select * from jsonb_to_recordset($1::jsonb) as h (dossier_id uuid, version int, place int, type text, at timestamptz, actor_id text, actor_name text, data jsonb)
         where exists (select from {{after}}) returning 1`,
  values: [JSON.stringify(events.map(({ type, at, data }, index) => ({
    dossier_id: dossier.id, version: dossier.version, place: index + 1, type, at, actor_id: actor.id, actor_name: actor.displayName, data,
  })))],
});
