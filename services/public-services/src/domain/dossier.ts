import { dossierErrors } from './dossier.errors.js';
import type { DossierEvent } from './dossier.events.js';

export type Channel = 'online' | 'counter';
export type BusinessStatus = 'submitted' | 'accepted';
/** `none`: no fee in advance; `waiting`: a bill is open; `paid`: the platform confirmed the money. */
export type FinancialStatus = 'none' | 'waiting' | 'paid';

/** Owner, submitter and representative are three people; on an ordinary online dossier they are the same. */
export interface Party {
  readonly id: string;
  readonly kind: 'citizen' | 'business';
}

export interface Dossier {
  readonly id: string;
  readonly version: number;
  /** How many published events the dossier has; the next one's `sequence` follows. */
  readonly published: number;
  readonly requestReference: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly agencyCode: string;
  readonly unitCode: string;
  readonly channel: Channel;
  readonly owner: Party;
  readonly submitterId: string;
  readonly business: BusinessStatus;
  readonly financial: FinancialStatus;
  readonly feeInAdvance: number;
  readonly submittedAt: Date;
  readonly code?: string;
  readonly acceptedAt?: Date;
  readonly dueOriginal?: Date;
  readonly dueCurrent?: Date;
  readonly dueProvisional: boolean;
}

/** What a decision leaves behind: the dossier as it is from now on, and the facts that made it so. */
export interface Decision {
  readonly dossier: Dossier;
  readonly events: readonly DossierEvent[];
}

export interface Submission {
  readonly id: string;
  readonly requestReference: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly agencyCode: string;
  readonly unitCode: string;
  readonly channel: Channel;
  readonly owner: Party;
  readonly submitterId: string;
  readonly feeInAdvance: number;
  readonly at: Date;
}

/** A dossier begins with its submission; it has a reference, but no official code before acceptance. */
export function submit(submission: Submission): Decision {
  const { at, feeInAdvance, ...given } = submission;
  const dossier: Dossier = {
    ...given, version: 1, published: 0, feeInAdvance, submittedAt: at, dueProvisional: false,
    business: 'submitted', financial: feeInAdvance > 0 ? 'waiting' : 'none',
  };
  const { requestReference, channel, owner } = submission;
  return { dossier, events: [{ type: 'DossierSubmitted', at, data: { requestReference, channel, owner, feeInAdvance } }] };
}

export interface Acceptance {
  readonly code: string;
  readonly dueAt: Date;
  readonly dueProvisional: boolean;
  readonly receivingOfficerId: string;
  readonly at: Date;
}

/** Valid acceptance: the official code is given and the clock starts (TT 01/2018/TT-VPCP art. 19). */
export function accept(dossier: Dossier, acceptance: Acceptance): Decision {
  assertAcceptable(dossier);
  const { at, code, dueAt, dueProvisional, receivingOfficerId } = acceptance;
  return {
    dossier: { ...dossier, version: dossier.version + 1, business: 'accepted', code, acceptedAt: at, dueOriginal: dueAt, dueCurrent: dueAt, dueProvisional },
    events: [{ type: 'DossierAccepted', at, data: { code, dueAt, dueProvisional, receivingOfficerId } }],
  };
}

/** Throws when the dossier cannot be accepted now; asked before a number of the day is used up. */
export function assertAcceptable(dossier: Dossier): void {
  if (dossier.business !== 'submitted') throw dossierErrors('dossier/not-waiting');
  if (dossier.financial === 'waiting') throw dossierErrors('dossier/unpaid');
}
