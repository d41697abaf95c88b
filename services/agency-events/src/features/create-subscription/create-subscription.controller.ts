import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { exampleRequest, exampleSubscription, subscriptionRequest, subscriptionView } from '../../views/subscription-view.js';
import type { SubscriptionRequest, SubscriptionView } from '../../views/subscription-view.js';
import { CreateSubscriptionUseCase } from './create-subscription.use-case.js';

@Controller('subscriptions')
export class CreateSubscriptionController {
  constructor(private readonly create: CreateSubscriptionUseCase) {}

  @Post()
  @RequirePermission('subscription:manage')
  @Operation({
    id: 'createSubscription', summary: 'Subscribe a receiver to events (CloudEvents Subscriptions API)', body: subscriptionRequest, bodyExample: exampleRequest, answer: subscriptionView,
    example: { ...exampleSubscription, status: { ...exampleSubscription.status, state: 'pending', live: false, position: 0, sequence: 0 } }, status: 201, idempotent: true,
  })
  async handle(@Context() context: CommandContext, @ValidBody(subscriptionRequest) request: SubscriptionRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SubscriptionView> {
    const made = await this.create.execute(context, request);
    void reply.header('location', `${reply.request.url.split('?')[0]}/${made.id}`).header('etag', etagOf(1));
    return made;
  }
}
