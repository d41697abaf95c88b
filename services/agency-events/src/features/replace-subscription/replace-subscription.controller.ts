import { Controller, Put, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { exampleRequest, exampleSubscription, subscriptionRequest, subscriptionView, viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionRequest, SubscriptionView } from '../../views/subscription-view.js';
import { ReplaceSubscriptionUseCase } from './replace-subscription.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

@Controller('subscriptions/:id')
export class ReplaceSubscriptionController {
  constructor(private readonly replace: ReplaceSubscriptionUseCase) {}

  @Put()
  @RequirePermission('subscription:manage')
  @Operation({
    id: 'updateSubscription', summary: 'Change types, filters, receiver or settings; another receiver waits for approval', params, body: subscriptionRequest, bodyExample: exampleRequest,
    answer: subscriptionView, example: exampleSubscription, ifMatch: true,
  })
  async handle(
    @Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(subscriptionRequest) request: SubscriptionRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionView> {
    const changed = await this.replace.execute(context, id, request);
    void reply.header('etag', etagOf(changed.version));
    return viewOfSubscription(changed);
  }
}
