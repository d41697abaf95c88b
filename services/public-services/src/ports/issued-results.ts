import type { Tx } from '@tinhso/persistence';
import type { Dossier } from '../domain/dossier.js';

/** What the public may know of a result: that it is one, whose, since when, and whether it still holds. */
export interface VerifiedResult {
  readonly status: 'valid' | 'revoked';
  readonly agencyCode: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly revokedAt?: Date;
  /** The kind of reason; its words may name people and stay inside. */
  readonly reasonCode?: string;
}

export interface IssuedResults {
  /** To be added together with the decision that issued it. */
  add(tx: Tx, dossier: Dossier): void;
  /** Numbers run within agency, procedure and year, so several results may carry one. */
  byNumber(number: string, agencyCode?: string): Promise<readonly VerifiedResult[]>;
  byCode(code: string): Promise<readonly VerifiedResult[]>;
  bySha256(sha256: string): Promise<readonly VerifiedResult[]>;
}
