import type { Officer } from '@tinhso/definitions';
import type { Tx } from '@tinhso/persistence';
import type { PlacedOfficer, Transfer } from '../domain/transfer.js';

export type OfficerNow = PlacedOfficer & Pick<Officer, 'name' | 'roles'>;

/** Officers as of now. */
export interface Officers {
  find(username: string): Promise<OfficerNow | undefined>;
  all(): Promise<readonly OfficerNow[]>;
  /** Adds the transfer to the change set; another transfer of the same officer in between is a conflict. */
  save(tx: Tx, transfer: Transfer): void;
}
