import type { Tx } from '@tinhso/persistence';
import type { Subscription } from '../domain/subscription.js';
import type { Receiver } from './receivers.js';

/** What is needed to send to a subscription's receiver; opens its secrets. */
export interface ReceiverDirectory {
  receiverOf(tx: Pick<Tx, 'read'>, subscription: Pick<Subscription, 'id' | 'sink' | 'headers'>, at: Date): Promise<Receiver>;
}
