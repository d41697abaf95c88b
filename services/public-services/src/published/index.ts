import type { DataOf, EventContract } from '@tinhso/contracts';
import * as contracts from '@tinhso/contracts';
import type { OutgoingEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { Dossier } from '../domain/dossier.js';
import type { DossierEvent } from '../domain/dossier.events.js';

interface Published {
  readonly type: string;
  readonly topic: string;
  readonly data: unknown;
  readonly newerForm?: string;
}

type Common = 'dossierId' | 'procedureCode' | 'procedureVersion' | 'agencyCode';
type Publish = { readonly [Type in DossierEvent['type']]: ((event: Extract<DossierEvent, { type: Type }>, dossier: Dossier) => Published | readonly Published[]) | 'internalOnly' };

/** The published form of a contract: the fields every event of a dossier has, and those that this one names. */
const as = <C extends EventContract>(contract: C, dossier: Dossier, data: Omit<DataOf<C> & object, Common>): Published => ({
  type: contract.type, topic: contract.topic, ...(contract.newerForm ? { newerForm: contract.newerForm } : {}),
  data: { dossierId: dossier.id, procedureCode: dossier.procedureCode, procedureVersion: dossier.procedureVersion, agencyCode: dossier.agencyCode, ...data },
});

const codeOf = (dossier: Dossier): string => dossier.code ?? '';
const dueOf = ({ dueOriginal, dueCurrent }: Dossier, moved: boolean) =>
  (dueOriginal && dueCurrent ? { original: dueOriginal.toISOString(), current: dueCurrent.toISOString(), moved } : null);
const knownCode = (dossier: Dossier): { code?: string } => (dossier.code ? { code: dossier.code } : {});

/** Every domain event is either published in a chosen form or declared internal; a new one does not compile before that. */
const publish: Publish = {
  DossierSubmitted: ({ at, data }, dossier) => as(contracts.dossierSubmitted, dossier, {
    requestReference: data.requestReference, channel: data.channel, applicantKind: data.owner.kind, feeInAdvance: data.feeInAdvance, submittedAt: at.toISOString(),
  }),
  DossierPaid: 'internalOnly',
  DossierAccepted: ({ at, data }, dossier) => as(contracts.dossierAccepted, dossier, {
    code: data.code, acceptedAt: at.toISOString(), dueAt: data.dueAt.toISOString(), dueProvisional: data.dueProvisional,
  }),
  DossierRefused: ({ at, data }, dossier) => as(contracts.dossierRefused, dossier, { reason: data.reason.code, refusedAt: at.toISOString() }),
  SupplementRequested: ({ at, data }, dossier) => as(contracts.dossierSupplementRequested, dossier, {
    ...knownCode(dossier), policy: data.policy, answerBefore: data.answerBefore.toISOString(), requestedAt: at.toISOString(),
  }),
  // Version 1 stays for those who read it, with version 2 right behind it.
  DossierSupplemented: ({ at, data }, dossier) => [
    as(contracts.dossierSupplemented, dossier, { ...knownCode(dossier), ...(data.dueAt ? { dueAt: data.dueAt.toISOString() } : {}), suppliedAt: at.toISOString() }),
    as(contracts.dossierSupplementedV2, dossier, { ...knownCode(dossier), suppliedAt: at.toISOString(), due: dueOf(dossier, data.dueAt !== undefined) }),
  ],
  DossierAssigned: ({ at, data }, dossier) => as(contracts.dossierAssigned, dossier, { code: codeOf(dossier), step: data.step, unitCode: data.unitCode, assignedAt: at.toISOString() }),
  NoteAdded: 'internalOnly',
  DecisionProposed: 'internalOnly',
  ReturnedToOfficer: ({ at, data }, dossier) => as(contracts.dossierReturnedToOfficer, dossier, { code: codeOf(dossier), reason: data.reason.code, returnedAt: at.toISOString() }),
  DecisionApproved: ({ at, data }, dossier) => as(contracts.dossierApproved, dossier, { code: codeOf(dossier), resultNumber: data.resultNumber, approvedAt: at.toISOString() }),
  ResultSigned: 'internalOnly',
  ResultIssued: ({ at, data }, dossier) => as(contracts.dossierResultIssued, dossier, {
    code: codeOf(dossier), resultNumber: data.resultNumber, resultSha256: data.sha256, onTime: data.onTime, issuedAt: at.toISOString(),
  }),
  ResultDelivered: ({ at, data }, dossier) => as(contracts.dossierResultDelivered, dossier, { code: codeOf(dossier), manner: data.manner, deliveredAt: at.toISOString() }),
  ResultRevoked: ({ at, data }, dossier) => as(contracts.dossierResultRevoked, dossier, {
    code: codeOf(dossier), resultNumber: data.resultNumber, reason: data.reason.code, revokedAt: at.toISOString(),
  }),
  DossierWithdrawn: ({ at }, dossier) => as(contracts.dossierWithdrawn, dossier, { ...knownCode(dossier), withdrawnAt: at.toISOString() }),
  DossierLapsed: ({ at, data }, dossier) => as(contracts.dossierLapsed, dossier, { reason: data.reason, lapsedAt: at.toISOString() }),
};

/** The published forms of what was decided, numbered on from what the dossier has published before. */
export function publishedEvents(dossier: Dossier, events: readonly DossierEvent[], traceparent?: string): OutgoingEvent[] {
  const outgoing: OutgoingEvent[] = [];
  for (const event of events) {
    const form = publish[event.type] as ((event: DossierEvent, dossier: Dossier) => Published | readonly Published[]) | 'internalOnly';
    if (form === 'internalOnly') continue;
    for (const published of [form(event, dossier)].flat()) {
      outgoing.push({
        ...published, id: newId(), subject: dossier.id, sequence: dossier.published + outgoing.length + 1,
        aggregateVersion: dossier.version, time: event.at.toISOString(), ...(traceparent ? { traceparent } : {}),
      });
    }
  }
  return outgoing;
}
