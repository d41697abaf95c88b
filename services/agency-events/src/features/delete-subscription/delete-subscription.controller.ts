import { Controller, Delete } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { exampleSubscription, subscriptionView, viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionView } from '../../views/subscription-view.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

@Controller('subscriptions/:id')
export class DeleteSubscriptionController {
  constructor(private readonly desk: SubscriptionDesk) {}

  @Delete()
  @RequirePermission('subscription:manage')
  @Operation({ id: 'deleteSubscription', summary: 'End a subscription; what waits for it and its attempts are forgotten', params, answer: subscriptionView, example: exampleSubscription })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<SubscriptionView> {
    const ended = await this.desk.change(context, id, (tx, found) => {
      if (found.state === 'active') this.desk.subscriptions.changeState(tx, context, found, { state: 'disabled', reason: 'deleted' });
      return found;
    });
    await this.desk.quiet([id]);
    await this.desk.change(context, id, (tx, found) => this.desk.subscriptions.remove(tx, context, found));
    return viewOfSubscription(ended);
  }
}
