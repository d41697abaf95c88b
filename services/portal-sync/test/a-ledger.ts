import { entryOf } from '../src/domain/add-entry.js';
import type { DossierLedger, EntryFacts, EntryKind, EntryState } from '../src/domain/ledger.js';
import type { PortalRecord } from '../src/domain/portal-record.js';

export const dossierId = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d';
const minute = (n: number): string => new Date(Date.parse('2026-11-23T09:30:00+07:00') + n * 60_000).toISOString();
const facts: Readonly<Partial<Record<EntryKind, EntryFacts>>> = {
  accepted: { dueAt: '2026-11-23T10:00:00.000Z' }, supplemented: { dueAt: '2026-11-25T10:00:00.000Z' }, 'result-issued': { resultNumber: '7/2026' },
  'result-revoked': { resultNumber: '7/2026' },
};

const empty: DossierLedger = {
  dossierId, version: 1, published: 0, agencyCode: '000.00.19.X99', procedureCode: '1.001193', code: '000.00.19.X99-261123-0001', attempts: 0, entries: [],
};

/** A ledger of these states, a minute apart; all but the last have the given state. */
export const aLedger = (kinds: readonly EntryKind[], earlier: EntryState = 'accepted'): DossierLedger => kinds.reduce((ledger, kind, place) => {
  const entry = entryOf({ ...ledger, code: '000.00.19.X99-261123-0001', sequence: place + 2, kind, at: minute(place), facts: facts[kind] ?? {} }, ledger);
  const state = entry.state === 'waiting' && place < kinds.length - 1 ? earlier : entry.state;
  return { ...ledger, entries: [...ledger.entries, { ...entry, state }] };
}, empty);

export const aRecord = (changes: Partial<PortalRecord> = {}): PortalRecord => ({
  dossierId, requestReference: 'YC-261123-7K3M9P', owner: { kind: 'citizen', name: 'NGUYỄN THỊ LAN', number: '019190003456', phone: '0912000001' },
  summary: 'Đăng ký khai sinh cho Trần An Nhiên', procedure: { code: '1.001193', name: 'Đăng ký khai sinh', sectorCode: 'G10-HT', sectorName: 'Hộ tịch' },
  agencyName: 'Uỷ ban nhân dân phường', channel: 'online', submittedAt: '2026-11-23T02:00:00.000Z', submittedByVneid: true, payment: 'none', fees: [],
  papers: [], databasesConsulted: [],
  steps: [{ type: 'DossierAccepted', at: minute(0), officer: 'Nguyễn Thu Hà', position: 'Cán bộ một cửa', unit: 'Bộ phận Một cửa' }],
  ...changes,
});

export const dossiersAt = 'https://province.example/api/public-services/v1/dossiers';
