import type { Procedure } from '@tinhso/definitions';
import type { Bilingual } from '@tinhso/ui';

export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page. */
  readonly next?: string;
}

export interface ProcedureSummary {
  readonly code: string;
  readonly name: Bilingual;
  readonly summary?: Bilingual;
  readonly sector: { readonly code: string; readonly name: Bilingual };
  readonly level: 'full' | 'partial';
  readonly lifeEvents: readonly { readonly code: string; readonly name: Bilingual }[];
}

/** The published definition, as its page and its form need it. */
export type ProcedureDetail = Procedure;

export interface DossierSummary {
  readonly id: string;
  readonly requestReference: string;
  readonly code?: string;
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly channel: string;
  readonly business: string;
  readonly financial: string;
  readonly feeInAdvance: number;
  readonly submittedAt: string;
  readonly acceptedAt?: string;
  /** Until when it should be accepted, while it waits for that. */
  readonly acceptBefore?: string;
  readonly dueOriginal?: string;
  readonly dueCurrent?: string;
  readonly dueProvisional: boolean;
  readonly result?: string;
  readonly resultNumber?: string;
  /** What is missing, while it is. */
  readonly supplement?: { readonly items: readonly string[]; readonly legalBasis: string; readonly answerBefore: string; readonly policy?: string };
  readonly signedAt?: string;
  readonly issuedAt?: string;
  readonly assigneeId?: string;
  readonly version: number;
}

/** A file that is part of a dossier. */
export interface Paper {
  readonly id: string;
  readonly paperCode: string;
  readonly name: string;
  readonly size: number;
  readonly attachedAt: string;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface GivenPaper {
  readonly paperCode: string;
  readonly uploadId: string;
}

/** What anybody may know of a dossier. */
export interface Tracked {
  readonly code: string;
  readonly completion: number;
  readonly ended: boolean;
}

/** What the public may know of a result; `several` agencies may have issued one under the same number. */
export interface Verification {
  readonly status: 'valid' | 'revoked' | 'unknown' | 'several';
  readonly results: readonly {
    readonly status: string; readonly agencyCode: string; readonly agencyName: string; readonly number: string; readonly issuedAt: string;
    readonly revokedAt?: string; readonly reasonCode?: string;
  }[];
}

/** `who` is an official's position, `self`, `system` or `unknown`. */
export interface Look {
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly who: string;
}

export interface DossierDetail extends DossierSummary {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers?: readonly Paper[];
  /** `by` and `text` are for officials. */
  readonly history: readonly { readonly type: string; readonly at: string; readonly version: number; readonly by?: string; readonly text?: string }[];
  readonly assigneeName?: string;
  readonly proposal?: { readonly result: string; readonly opinion: string };
}

export interface Submission {
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers?: readonly GivenPaper[];
}

export interface Submitted {
  readonly id: string;
  readonly requestReference: string;
  readonly submittedAt: string;
  readonly feeInAdvance: number;
}

export interface Accepted {
  readonly id: string;
  readonly code: string;
  readonly dueAt: string;
}
