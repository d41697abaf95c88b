import type { Change } from '@tinhso/persistence';
import type { Fact } from '../../domain/add-entry.js';
import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';
import type { Outcome } from '../../ports/ledgers.js';

export const touchLedger = ({ dossierId, agencyCode, procedureCode, code }: Fact): Change => ({
  name: 'dossier_ledger', expectRows: 1,
  text: `insert into dossier_ledger as l (dossier_id, version, agency_code, procedure_code, code) values ($1, 1, $2, $3, $4)
         on conflict (dossier_id) do update set version = l.version + 1, code = coalesce(l.code, excluded.code) returning dossier_id`,
  values: [dossierId, agencyCode, procedureCode, code ?? null],
});

export const insertEntry = (entry: LedgerEntry): Change => ({
  name: 'ledger_entry', after: 'dossier_ledger', expectRows: 1,
  text: `insert into ledger_entry (dossier_id, sequence, kind, status, at, state, facts, traceparent)
         select l.dossier_id, $1, $2, $3, $4, $5, $6, $7 from {{after}} l returning sequence`,
  values: [entry.sequence, entry.kind, entry.status, entry.at, entry.state, JSON.stringify(entry.facts), entry.traceparent ?? null],
});

/** Hits only while nobody else has settled it. */
export const settleEntry = ({ dossierId }: DossierLedger, { sequence }: LedgerEntry, outcome: Outcome): Change => ({
  name: 'ledger_entry', expectRows: 1,
  text: `update ledger_entry set state = $3, settled_at = $4, finding = $5, portal_said = $6
         where dossier_id = $1 and sequence = $2 and state = 'waiting' returning dossier_id`,
  values: [
    dossierId, sequence, outcome.state, outcome.at.toISOString(), outcome.state === 'refused' ? outcome.finding : null,
    outcome.state === 'refused' ? outcome.portalSaid ?? null : null,
  ],
});

/** A consumer may append meanwhile; only the count of published events must not have moved. */
export const countPublished = ({ published }: DossierLedger, more: number): Change => ({
  name: 'dossier_ledger', after: 'ledger_entry', expectRows: 1,
  text: `update dossier_ledger l set version = l.version + 1, published = l.published + $2, attempts = 0, retry_at = null
         from {{after}} e where l.dossier_id = e.dossier_id and l.published = $1 returning l.dossier_id`,
  values: [published, more],
});

export const putOff = ({ dossierId }: DossierLedger, retryAt: Date): Change => ({
  name: 'dossier_ledger', expectRows: 1,
  text: 'update dossier_ledger set attempts = attempts + 1, retry_at = $2 where dossier_id = $1 returning dossier_id',
  values: [dossierId, retryAt.toISOString()],
});
