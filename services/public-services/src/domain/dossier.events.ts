import type { DomainEvent } from '@tinhso/kernel';
import type { Channel, Party } from './dossier.js';

export type DossierSubmitted = DomainEvent<'DossierSubmitted', {
  readonly requestReference: string; readonly channel: Channel; readonly owner: Party; readonly feeInAdvance: number;
}>;

export type DossierAccepted = DomainEvent<'DossierAccepted', {
  readonly code: string; readonly dueAt: Date; readonly dueProvisional: boolean; readonly receivingOfficerId: string;
}>;

export type DossierEvent = DossierSubmitted | DossierAccepted;
