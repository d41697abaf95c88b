import type { Dossier } from '../domain/dossier.js';

/** What the desk reads beside a dossier and no row holds. */
export interface CaseNames {
  /** Name of the officer behind a subject; undefined for everybody else. */
  officerName(subject: string | undefined): string | undefined;
  /** Whose dossier the answers say it is. */
  applicant(dossier: Dossier, answers: Readonly<Record<string, unknown>>): string;
}
