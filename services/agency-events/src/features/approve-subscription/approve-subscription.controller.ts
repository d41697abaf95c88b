import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { exampleSubscription, subscriptionView, viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionView } from '../../views/subscription-view.js';
import { ApproveSubscriptionUseCase } from './approve-subscription.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

@Controller('subscriptions/:id/approval')
export class ApproveSubscriptionController {
  constructor(private readonly approve: ApproveSubscriptionUseCase) {}

  @Post()
  @RequirePermission('subscription:approve')
  @Operation({ id: 'approveSubscription', summary: 'Let a receiver be served; it is asked for its consent (OPTIONS) first', params, answer: subscriptionView, example: exampleSubscription })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<SubscriptionView> {
    return viewOfSubscription(await this.approve.execute(context, id));
  }
}
