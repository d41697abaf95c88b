import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Bill, BillDecision } from '../domain/bill.js';

/** Where bills are kept. A decision is kept whole or not at all; a writer in between fails the unit with a version mismatch. */
export interface Bills {
  find(tx: Tx, id: string): Promise<Bill | undefined>;
  ofDossier(tx: Tx, dossierId: string): Promise<Bill | undefined>;
  ofAttempt(tx: Tx, txnRef: string): Promise<Bill | undefined>;
  add(tx: Tx, context: CommandContext, decision: BillDecision): void;
  save(tx: Tx, context: CommandContext, decision: BillDecision): void;
}
