import type { Due, Supplement, SupplementPolicy } from '@tinhso/calendar';
import type { Fault } from '@tinhso/kernel';
import type { Dossier, Party } from '../domain/dossier.js';

/** What filing needs to know of a published procedure version. */
export interface FilingRules {
  readonly code: string;
  readonly version: number;
  readonly doors: readonly ('own-portal' | 'counter' | 'national-portal')[];
  readonly applicants: readonly ('citizen' | 'business')[];
  /** Codes of the papers that the definition names. */
  readonly paperCodes: readonly string[];
  /** Faults of answers and papers (by code) against the compiled form; empty when they may be submitted. */
  checkAnswers(answers: unknown, papers: readonly string[]): readonly Fault[];
  /** Whose dossier the answers say it is, for one taken in at the counter; undefined when they do not say. */
  owner(answers: unknown): Party | undefined;
  /** Fee due before acceptance, in đồng. */
  feeInAdvance(answers: unknown): number;
  /** Unit that receives dossiers of this agency; undefined when the agency does not handle the procedure. */
  receivingUnit(agencyCode: string): string | undefined;
}

export interface DueDate {
  readonly at: Date;
  /** True while the year's holidays have not been decided. */
  readonly provisional: boolean;
}

export interface ProcedureCatalogue {
  /** The version in force for new dossiers. */
  current(code: string, at: Date): FilingRules | undefined;
  /** Codes of the papers that the pinned version names. */
  paperCodes(dossier: Dossier): readonly string[];
  /** Whether the pinned version has a result of this code, or of this outcome, with a template to print it by. */
  issues(dossier: Dossier, result: string): boolean;
  /** Due date of a dossier accepted at this instant under its pinned version. */
  dueDate(code: string, version: number, agencyCode: string, acceptedAt: Date): DueDate;
  /** Until when a dossier that waits for acceptance should have it, by the pinned version's own limit; undefined when it does not wait for the clerk. */
  acceptBefore(dossier: Dossier): Date | undefined;
  /** Where the due date stands after a supplement, by the pinned version's policy. */
  dueAfterSupplement(dossier: Dossier, due: Due, supplement: Supplement): DueDate;
  /** The pinned version's policy, and until when the applicant may answer a request made now. */
  supplementTerms(dossier: Dossier, requestedAt: Date): { readonly policy: SupplementPolicy; readonly answerBefore: Date };
}
