import type { CommandContext } from '@tinhso/service-host';
import type { Deliveries } from '../../ports/deliveries.js';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { webhookErrors } from '../../webhook.errors.js';

export interface Range {
  readonly from: number;
  /** Of one delivery when left out. */
  readonly to?: number;
}

const most = 1_000;

/** The same ids and sequences again, in their order; a receiver that has them recognises them. */
export class RedeliverUseCase {
  constructor(private readonly desk: SubscriptionDesk, private readonly deliveries: Deliveries) {}

  async execute(context: CommandContext, id: string, { from, to = from }: Range): Promise<number> {
    if (to < from || to - from >= most) throw webhookErrors('delivery/empty-range');
    return this.desk.change(context, id, async (tx) => {
      const count = await this.deliveries.count(tx, id, from, to);
      if (count === 0) throw webhookErrors('delivery/nothing-to-redeliver');
      this.deliveries.redeliver(tx, context, id, from, to);
      return count;
    });
  }
}
