import { newId } from '@tinhso/kernel';
import type { AuditEntry } from './audit-entry.js';

const columns = 'id, stream, actor_id, action, resource_type, resource_id, outcome, purpose, details, trace_id';
const shape = `id uuid, stream text, actor_id text, action text, resource_type text, resource_id text,
  outcome text, purpose text, details jsonb, trace_id text`;

/** Inserts the rows of the jsonb parameter $1; `condition` may make them depend on another change. */
export const insertRecords = (condition = ''): string =>
  `insert into audit_record (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as e(${shape}) ${condition} returning seq`;

/** PostgreSQL text holds no NUL, and one hostile character must not cost a record. */
const withoutNul = (_key: string, value: unknown): unknown => (typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value);

const rowOf = (stream: string, entry: AuditEntry): object => ({
  id: newId(), stream, actor_id: entry.actorId, action: entry.action, resource_type: entry.resourceType, resource_id: entry.resourceId,
  outcome: entry.outcome, purpose: entry.purpose, details: entry.details, trace_id: entry.traceId,
});

/** Entries as the one jsonb parameter of `insertRecords`. */
export const recordsJson = (stream: string, entries: readonly AuditEntry[]): string =>
  JSON.stringify(entries.map((entry) => rowOf(stream, entry)), withoutNul);
