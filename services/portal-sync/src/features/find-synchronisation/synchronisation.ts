import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { sentenceOf } from '../../domain/finding.errors.js';
import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';
import { statusNames } from '../../domain/portal-status.js';

const instant = Type.String({ format: 'date-time' });
const text = Type.Object({ vi: Type.String(), en: Type.String() });
const told = { sequence: Type.Integer(), status: Type.String({ description: 'TrangThaiHoSo, 1–10' }), statusName: text, at: instant };

/** What the national portal knows of a dossier, for the officers of its agency. */
export const synchronisation = Type.Object({
  dossierId: Type.String({ format: 'uuid' }),
  code: Type.Optional(Type.String()),
  lastAccepted: Type.Optional(Type.Object({ ...told, acceptedAt: instant })),
  waiting: Type.Array(Type.Object(told)),
  refused: Type.Array(Type.Object({ ...told, refusedAt: instant, reason: Type.Object({ code: Type.String(), vi: Type.String(), en: Type.String() }), portalSaid: Type.Optional(Type.String()) })),
  notReportable: Type.Array(Type.Object(told)),
  attempts: Type.Integer({ description: 'without success since the portal last took a state' }),
  retryAt: Type.Optional(instant),
});
export type Synchronisation = Static<typeof synchronisation>;

export const exampleSynchronisation: Synchronisation = {
  dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', code: '000.00.19.X99-261123-0001',
  lastAccepted: { sequence: 2, status: '2', statusName: { vi: 'Được tiếp nhận', en: 'Accepted' }, at: '2026-11-23T02:30:00.000Z', acceptedAt: '2026-11-23T02:30:02.000Z' },
  waiting: [], refused: [], notReportable: [], attempts: 0,
};

const brief = ({ sequence, status, at }: LedgerEntry) => ({ sequence, status, statusName: statusNames[status] ?? { vi: status, en: status }, at });

export function synchronisationOf({ dossierId, code, entries, attempts, retryAt }: DossierLedger): Synchronisation {
  const inState = (state: LedgerEntry['state']): readonly LedgerEntry[] => entries.filter((entry) => entry.state === state);
  const last = inState('accepted').at(-1);
  return {
    dossierId, ...(code ? { code } : {}), ...(last ? { lastAccepted: { ...brief(last), acceptedAt: last.settledAt ?? last.at } } : {}),
    waiting: inState('waiting').map(brief), notReportable: inState('not-reportable').map(brief),
    refused: inState('refused').map((entry) => ({
      ...brief(entry), refusedAt: entry.settledAt ?? entry.at, reason: { code: entry.finding ?? '', ...sentenceOf(entry.finding ?? '') },
      ...(entry.portalSaid ? { portalSaid: entry.portalSaid } : {}),
    })),
    attempts, ...(retryAt ? { retryAt: retryAt.toISOString() } : {}),
  };
}
