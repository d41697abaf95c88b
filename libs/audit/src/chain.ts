import { hash } from 'node:crypto';

/** The columns of a record as PostgreSQL prints them, in this order: what the hash covers. */
export const recordColumns = `r.seq::text, r.id::text, r.stream, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  r.actor_id, r.action, r.resource_type, r.resource_id, r.outcome, r.purpose, r.details::text, r.trace_id`;

export type RecordText = readonly (string | null)[];

/** The hash before the first record. */
export const genesis = '0'.repeat(64);

/**
 * Canonical JSON: an array in the order of the columns, without blanks. `details` stays the text PostgreSQL gives a
 * jsonb (keys sorted, numbers exact), so that not even 1 and 1.0 pass for each other.
 */
const canonical = (record: RecordText): string => JSON.stringify(record.slice(1));

/** h_n = SHA-256(h_{n-1} ‖ canonical JSON ‖ seq), in hexadecimal. */
export const chainHash = (previous: string, record: RecordText): string =>
  hash('sha256', `${previous}${canonical(record)}${record[0]}`, 'hex');
