import type { Visible } from '@tinhso/auth';
import type { Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Contract, ContractState } from '../domain/contract.js';

export interface ContractSearch {
  readonly limit: number;
  readonly cursor?: string;
  readonly client?: string;
  readonly state?: ContractState;
}

export interface Contracts {
  find(tx: Pick<Tx, 'read'>, id: string): Promise<Contract | undefined>;
  /** The newest first. */
  list(visible: Visible, ownClient: string, search: ContractSearch): Promise<Page<Contract>>;
  add(tx: Tx, context: CommandContext, contract: Contract): void;
  /** Kept only when it is still proposed; `contract/decided-already` otherwise. */
  decide(tx: Tx, context: CommandContext, contract: Contract): void;
  /**
   * Ends the contract at the end of the log as it is now, its subscriptions with it, and cancels what waits for them. Only what
   * is not withdrawn yet; `contract/decided-already` otherwise.
   */
  withdraw(tx: Tx, context: CommandContext, contract: Contract, reason: string): void;
}
