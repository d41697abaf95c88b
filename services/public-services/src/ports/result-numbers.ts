import type { Tx } from '@tinhso/persistence';
import type { Dossier } from '../domain/dossier.js';

export interface ResultNumbers {
  /** The next number within agency, procedure and year, in the pattern of the proposed result. A number whose approval then fails stays unused. */
  next(tx: Tx, dossier: Dossier, at: Date): Promise<string>;
}
