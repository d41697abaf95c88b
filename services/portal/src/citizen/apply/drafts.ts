import type { Answers } from '@tinhso/definitions';

/** An uploaded file that will be a paper of the dossier. */
export interface DraftPaper {
  readonly paperCode: string;
  readonly uploadId: string;
  readonly name: string;
}

/** An application being written: one per person and procedure until it is submitted. */
export interface Draft {
  readonly id: string;
  readonly ownerId: string;
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly answers: Answers;
  readonly papers: readonly DraftPaper[];
  readonly revision: number;
  readonly updatedAt: string;
  readonly expiresAt: string;
  /** Set once submitted, so that a second click finds the same dossier. */
  readonly dossierId?: string;
}

/** Where drafts are kept; throws `common/database-unavailable` when they cannot be reached. */
export abstract class Drafts {
  /** The open draft, else the one submitted last. */
  abstract find(ownerId: string, procedureCode: string): Promise<Draft | undefined>;
  abstract open(ownerId: string): Promise<readonly Draft[]>;
  /** Returns the open draft when there is one already. */
  abstract begin(ownerId: string, procedureCode: string, agencyCode: string): Promise<Draft>;
  /** undefined when the draft is no longer at this revision. */
  abstract save(draft: Draft, change: Pick<Draft, 'answers' | 'agencyCode' | 'papers'>): Promise<Draft | undefined>;
  abstract submitted(draft: Draft, dossierId: string): Promise<void>;
  abstract discard(ownerId: string, procedureCode: string): Promise<void>;
}
