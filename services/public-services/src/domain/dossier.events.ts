import type { SupplementPolicy } from '@tinhso/calendar';
import type { DomainEvent } from '@tinhso/kernel';
import type { Channel, Party, Reason } from './dossier.js';

type Event<Type extends string, Data> = DomainEvent<Type, Readonly<Data>>;

export type DossierEvent =
  | Event<'DossierSubmitted', { requestReference: string; channel: Channel; owner: Party; feeInAdvance: number }>
  | Event<'DossierPaid', { billId: string }>
  | Event<'DossierAccepted', { code: string; dueAt: Date; dueProvisional: boolean; receivingOfficerId: string }>
  | Event<'DossierRefused', { reason: Reason }>
  | Event<'SupplementRequested', { items: readonly string[]; legalBasis: string; policy: SupplementPolicy; answerBefore: Date }>
  | Event<'DossierSupplemented', { dueAt?: Date }>
  | Event<'DossierAssigned', { assigneeId: string; unitCode: string; step: string }>
  | Event<'NoteAdded', { text: string }>
  | Event<'DecisionProposed', { result: string; opinion: string }>
  | Event<'ReturnedToOfficer', { reason: Reason }>
  | Event<'DecisionApproved', { resultNumber: string }>
  | Event<'ResultSigned', { verificationCode: string }>
  | Event<'ResultIssued', { resultNumber: string; sha256: string; onTime: boolean }>
  | Event<'ResultDelivered', { manner: 'electronic' | 'counter' }>
  | Event<'ResultRevoked', { resultNumber: string; reason: Reason }>
  | Event<'DossierWithdrawn', Record<string, never>>
  | Event<'DossierLapsed', { reason: 'bill-expired' | 'supplement-unanswered' }>;
