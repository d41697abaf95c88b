import type { SupplementPolicy } from '@tinhso/calendar';

export type Channel = 'online' | 'counter';

export const businessStatuses = [
  'submitted', 'supplement-requested', 'accepted', 'processing', 'proposed', 'approved', 'issued', 'delivered', 'refused', 'withdrawn', 'lapsed',
] as const;
export type BusinessStatus = (typeof businessStatuses)[number];

/** `none`: no fee in advance; `waiting`: a bill is open; `paid`: the platform confirmed the money. */
export type FinancialStatus = 'none' | 'waiting' | 'paid';
export type ResultStatus = 'none' | 'valid' | 'revoked';

/** Owner, submitter and representative are three people; on an ordinary online dossier they are the same. */
export interface Party {
  readonly id: string;
  readonly kind: 'citizen' | 'business';
}

/** Words for a person beside the code that leaves the service. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

export interface SupplementRequest {
  readonly items: readonly string[];
  readonly legalBasis: string;
  readonly policy: SupplementPolicy;
  readonly requestedAt: string;
  readonly answerBefore: string;
  /** The status that the dossier returns to when it is answered. */
  readonly resume: BusinessStatus;
}

export interface Proposal {
  readonly result: string;
  readonly opinion: string;
  readonly officerId: string;
}

/** The leader's signature; the unit's seal is still missing. */
export interface SignedResult {
  readonly leaderId: string;
  readonly fileId: string;
  /** Printed on the result as a QR code. */
  readonly verificationCode: string;
  readonly signedAt: string;
}

export interface IssuedResult {
  readonly sha256: string;
  readonly fileId: string;
  readonly issuedAt: string;
}

/** What the case is about just now; none of it leaves the service as it is. */
export interface Casework {
  readonly supplement?: SupplementRequest;
  /** Since when it waits for acceptance, where that is later than its submission. */
  readonly waitingSince?: string;
  readonly proposal?: Proposal;
  readonly signature?: SignedResult;
  readonly result?: IssuedResult;
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
  readonly result: ResultStatus;
  readonly feeInAdvance: number;
  readonly submittedAt: Date;
  readonly code?: string;
  readonly acceptedAt?: Date;
  readonly dueOriginal?: Date;
  readonly dueCurrent?: Date;
  readonly dueProvisional: boolean;
  readonly receivingOfficerId?: string;
  readonly assigneeId?: string;
  readonly resultNumber?: string;
  readonly casework: Casework;
}
