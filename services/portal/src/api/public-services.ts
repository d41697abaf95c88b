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
  readonly dueOriginal?: string;
  readonly dueCurrent?: string;
  readonly dueProvisional: boolean;
  readonly version: number;
}

export interface DossierDetail extends DossierSummary {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly history: readonly { readonly type: string; readonly at: string; readonly version: number }[];
}

export interface Submission {
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly answers: Readonly<Record<string, unknown>>;
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
