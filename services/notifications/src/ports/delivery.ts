import type { LeasedMessage } from './messages.js';

/** `refused`: it can never succeed; `unavailable`: later perhaps. The code carries nothing personal. */
export type DeliveryOutcome = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'unavailable'; readonly code: string };

/** A way to the outside. The message's id goes with it, so that a repeated sending can be recognised. */
export interface Delivery {
  /** Never throws. */
  send(message: LeasedMessage): Promise<DeliveryOutcome>;
  close(): void;
}
