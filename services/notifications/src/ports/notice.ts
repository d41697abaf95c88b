export type Language = 'vi' | 'en';
export type Words = Readonly<Record<Language, string>>;

/** What public-services tells of a dossier for a notice; the fields that this service uses. */
export interface Notice {
  readonly dossierId: string;
  readonly requestReference: string;
  readonly code?: string;
  readonly language: Language;
  readonly owner: { readonly name: string; readonly email?: string; readonly phone?: string };
  readonly procedureName: Words;
  readonly agencyName: Words;
  readonly receivingOfficer?: string;
  readonly handlingOfficer?: string;
  readonly timeLimit: { readonly amount: number; readonly unit: string };
  readonly submittedAt: string;
  readonly acceptedAt?: string;
  readonly dueAt?: string;
  readonly supplement?: { readonly items: readonly string[]; readonly legalBasis: string; readonly answerBefore: string };
  readonly reason?: string;
}

export interface Notices {
  /** Whom to address and what to say. Throws `unavailable` errors that pass, `notification/no-dossier` when there is none. */
  of(dossierId: string): Promise<Notice>;
}
