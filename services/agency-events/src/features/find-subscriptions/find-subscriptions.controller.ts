import { Controller, Get, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Access, Context, etagOf, linkNext, Operation, pageQuery, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { subscriptionStates } from '../../domain/subscription.js';
import { SubscriptionDesk } from '../../ports/subscription-desk.js';
import type { SubscriptionSearch } from '../../ports/subscriptions.js';
import { exampleSubscription, subscriptionView, viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionView } from '../../views/subscription-view.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const query = Type.Object({
  ...pageQuery, client: Type.Optional(Type.String({ maxLength: 60 })), contract: Type.Optional(Type.String({ format: 'uuid' })),
  state: Type.Optional(Type.Union(subscriptionStates.map((state) => Type.Literal(state)))),
}, { additionalProperties: false });

@Controller('subscriptions')
export class FindSubscriptionsController {
  constructor(private readonly desk: SubscriptionDesk, private readonly access: Access) {}

  @Get()
  @RequirePermission('subscription:read')
  @Operation({ id: 'listSubscriptions', summary: 'The subscriptions of the own agency', query, answer: Type.Array(subscriptionView), example: [exampleSubscription] })
  async list(@Context() context: CommandContext, @ValidQuery(query) search: SubscriptionSearch, @Res({ passthrough: true }) reply: FastifyReply): Promise<SubscriptionView[]> {
    const page = await this.desk.subscriptions.list(this.access.reach(context), context.actor.clientId, search);
    linkNext(reply, page);
    return page.items.map(viewOfSubscription);
  }

  @Get(':id')
  @RequirePermission('subscription:read')
  @Operation({ id: 'findSubscription', summary: 'One subscription and how far it is', params, answer: subscriptionView, example: exampleSubscription })
  async one(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<SubscriptionView> {
    const found = await this.desk.see(context, id);
    void reply.header('etag', etagOf(found.version));
    return viewOfSubscription(found);
  }
}
