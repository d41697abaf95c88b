import type { Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Attempt } from './receivers.js';

/** waiting: not delivered yet, perhaps after failures · delivered · cancelled: its contract was withdrawn before. */
export const deliveryStates = ['waiting', 'delivered', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
  readonly sequence: number;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly state: DeliveryState;
  readonly plannedAt: Date;
  readonly endedAt?: Date;
  /** When it is the one that holds up its subject. */
  readonly block?: { readonly failures: number; readonly since: Date; readonly nextAt?: Date; readonly error: string };
}

export interface DeliverySearch {
  readonly limit: number;
  readonly cursor?: string;
  readonly state?: DeliveryState;
  readonly subject?: string;
  /** Only those that failed and hold up their subject. */
  readonly failing?: boolean;
}

export interface Deliveries {
  /** The newest first. */
  list(subscriptionId: string, search: DeliverySearch): Promise<Page<Delivery>>;
  find(subscriptionId: string, sequence: number): Promise<Delivery | undefined>;
  /** The oldest first. */
  attempts(subscriptionId: string, sequence: number): Promise<readonly Attempt[]>;
  keepTest(subscriptionId: string, attempt: Attempt): Promise<void>;
  /** How many a redelivery of this range would send. */
  count(tx: Pick<Tx, 'read'>, subscriptionId: string, from: number, to: number): Promise<number>;
  /** Everything in the range that was delivered waits again, and what failed is tried at once. */
  redeliver(tx: Tx, context: CommandContext, subscriptionId: string, from: number, to: number): void;
}
