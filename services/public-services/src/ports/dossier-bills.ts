import type { Tx } from '@tinhso/persistence';

export interface NotedBill {
  readonly dossierId: string;
  readonly billId: string;
  readonly expiresAt: string;
}

export interface DossierBills {
  note(tx: Tx, bill: NotedBill): void;
}

export interface Overdue {
  readonly id: string;
  readonly reason: 'bill-expired' | 'supplement-unanswered';
}

export interface OverdueDossiers {
  /** Dossiers whose bill or supplement has run out at this instant, the oldest first. */
  find(at: Date, limit: number): Promise<readonly Overdue[]>;
}
