import type { Change } from '@tinhso/persistence';
import type { AuditEntry } from './audit-entry.js';
import { insertRecords, recordsJson } from './audit-rows.js';

const always = insertRecords();
const afterHit = insertRecords('where exists (select from {{after}})');

/**
 * The record of a change, committed with it or not at all. With `after`, it is written only when the change of that
 * name wrote a row. One per change set; the text is constant whatever the number of entries.
 */
export function auditChange(entries: readonly AuditEntry[], after?: string): Change {
  const values = [recordsJson('changes', entries)];
  return after === undefined ? { name: 'audit', text: always, values, joinable: true } : { name: 'audit', text: afterHit, values, after, joinable: true };
}
