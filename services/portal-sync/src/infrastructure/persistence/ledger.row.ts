import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';

type StoredEntry = { readonly [Key in keyof LedgerEntry]: LedgerEntry[Key] | null };

export interface LedgerRow {
  dossier_id: string; version: number; published: number; agency_code: string; procedure_code: string; code: string | null; attempts: number;
  retry_at: Date | null; entries: StoredEntry[] | null;
}

/** Entries come in the same read, so that they are of one version with their head. */
export const ledgerSelect = `select l.dossier_id, l.version, l.published, l.agency_code, l.procedure_code, l.code, l.attempts, l.retry_at,
    (select jsonb_agg(jsonb_build_object('sequence', e.sequence, 'kind', e.kind, 'status', e.status, 'at', e.at, 'state', e.state, 'facts', e.facts,
       'finding', e.finding, 'portalSaid', e.portal_said, 'settledAt', e.settled_at, 'traceparent', e.traceparent) order by e.sequence)
     from ledger_entry e where e.dossier_id = l.dossier_id) as entries
  from dossier_ledger l`;

const toEntry = (stored: StoredEntry): LedgerEntry => {
  const given = Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== null)) as unknown as LedgerEntry;
  return { ...given, at: new Date(given.at).toISOString(), ...(given.settledAt ? { settledAt: new Date(given.settledAt).toISOString() } : {}) };
};

export const toLedger = (row: LedgerRow): DossierLedger => ({
  dossierId: row.dossier_id, version: row.version, published: row.published, agencyCode: row.agency_code, procedureCode: row.procedure_code,
  attempts: row.attempts, ...(row.code ? { code: row.code } : {}), ...(row.retry_at ? { retryAt: row.retry_at } : {}), entries: (row.entries ?? []).map(toEntry),
});
