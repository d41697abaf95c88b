import type { Dossier } from '../domain/dossier.js';

/** What was last said to the applicant in words; it stays with the dossier and is on no event. */
export interface LastWords {
  readonly supplement?: { readonly items: readonly string[]; readonly legalBasis: string; readonly answerBefore: string };
  /** Of the refusal or the revocation. */
  readonly reason?: string;
}

export interface NoticeSource {
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly said: LastWords;
}

export interface DossierNotices {
  source(id: string): Promise<NoticeSource | undefined>;
}
