import * as contracts from '@tinhso/contracts';
import type { ConsumerDefinition, IncomingEvent } from '@tinhso/events';
import { currentTraceparent } from '@tinhso/observability';
import type { EntryKind } from '../../domain/ledger.js';
import type { FollowDossiersUseCase } from './follow-dossiers.use-case.js';

interface Followed {
  readonly kind: EntryKind;
  /** The field that says when it happened. */
  readonly at: string;
}

const followed: Readonly<Record<string, Followed>> = {
  [contracts.dossierAccepted.type]: { kind: 'accepted', at: 'acceptedAt' },
  [contracts.dossierAssigned.type]: { kind: 'assigned', at: 'assignedAt' },
  [contracts.dossierSupplementRequested.type]: { kind: 'supplement-requested', at: 'requestedAt' },
  [contracts.dossierSupplemented.type]: { kind: 'supplemented', at: 'suppliedAt' },
  [contracts.dossierSupplementedV2.type]: { kind: 'supplemented', at: 'suppliedAt' },
  [contracts.dossierApproved.type]: { kind: 'approved', at: 'approvedAt' },
  [contracts.dossierResultIssued.type]: { kind: 'result-issued', at: 'issuedAt' },
  [contracts.dossierResultDelivered.type]: { kind: 'result-delivered', at: 'deliveredAt' },
  [contracts.dossierResultRevoked.type]: { kind: 'result-revoked', at: 'revokedAt' },
  [contracts.dossierWithdrawn.type]: { kind: 'withdrawn', at: 'withdrawnAt' },
  [contracts.dossierLapsed.type]: { kind: 'lapsed', at: 'lapsedAt' },
  [contracts.dossierRefused.type]: { kind: 'refused', at: 'refusedAt' },
};

interface DossierData {
  readonly dossierId: string;
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly code?: string;
  readonly dueAt?: string;
  readonly due?: { readonly current: string; readonly moved: boolean } | null;
  readonly resultNumber?: string;
}

/** One ledger row per state of a dossier, in the order of its events. */
export const followDossiers = (follow: FollowDossiersUseCase): ConsumerDefinition => ({
  group: 'portal-sync.dossiers', topics: [contracts.dossierAccepted.topic], types: Object.keys(followed), kind: 'reaction',
  handle: async (event: IncomingEvent, tx) => {
    const traceparent = currentTraceparent() ?? event.traceparent;
    const { kind, at } = followed[event.type] as Followed;
    const { dossierId, agencyCode, procedureCode, code, due, resultNumber, dueAt = due?.moved ? due.current : undefined } = event.data as DossierData;
    await follow.execute(tx, {
      dossierId, agencyCode, procedureCode, sequence: event.sequence, kind, at: (event.data as Record<string, string>)[at] ?? event.time,
      ...(code ? { code } : {}), facts: { ...(dueAt ? { dueAt } : {}), ...(resultNumber ? { resultNumber } : {}) },
      ...(traceparent ? { traceparent } : {}),
    });
  },
});
