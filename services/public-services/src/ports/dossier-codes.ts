import type { Tx } from '@tinhso/persistence';

export interface DossierCodes {
  /** The next code of the agency's day. A number whose acceptance then fails stays unused. */
  next(tx: Tx, agencyCode: string, at: Date): Promise<string>;
}
