import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { Page } from '@tinhso/persistence';
import { commonErrors, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { deliveriesToken } from '../../injection-tokens.js';
import { deliveryStates } from '../../ports/deliveries.js';
import type { Deliveries, Delivery, DeliverySearch } from '../../ports/deliveries.js';
import { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { attemptView, exampleAttempt, viewOfAttempt } from '../../views/attempt-view.js';

const id = Type.String({ format: 'uuid' });
const query = Type.Object({
  ...pageQuery, state: Type.Optional(Type.Union(deliveryStates.map((state) => Type.Literal(state)))), subject: Type.Optional(Type.String({ maxLength: 100 })),
  failing: Type.Optional(Type.Boolean({ description: 'only those that failed and hold up their subject' })),
}, { additionalProperties: false });
const instant = Type.String({ format: 'date-time' });
const fields = {
  sequence: Type.Integer(), position: Type.Integer(), eventId: Type.String({ description: 'the CloudEvents id, and the header webhook-id' }), type: Type.String(), subject: Type.String(),
  state: Type.Union(deliveryStates.map((state) => Type.Literal(state))), plannedAt: instant, endedAt: Type.Optional(instant),
  failing: Type.Optional(Type.Object({ failures: Type.Integer(), since: instant, nextAt: Type.Optional(Type.String({ format: 'date-time', description: 'absent when the schedule has run out: it waits for a redelivery' })), error: Type.String() })),
};
const delivery = Type.Object(fields);
const whole = Type.Object({ ...fields, attempts: Type.Array(attemptView) });
type DeliveryView = Static<typeof delivery>;

const example: DeliveryView = {
  sequence: 17, position: 1_203, eventId: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', type: 'vn.tinhso.dossier.result-issued.v1', subject: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', state: 'delivered',
  plannedAt: '2026-11-23T03:00:00.000Z', endedAt: '2026-11-23T03:00:00.042Z',
};

const viewOf = ({ plannedAt, endedAt, block, ...rest }: Delivery): DeliveryView => ({
  ...rest, plannedAt: plannedAt.toISOString(), ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
  ...(block ? { failing: { failures: block.failures, since: block.since.toISOString(), ...(block.nextAt ? { nextAt: block.nextAt.toISOString() } : {}), error: block.error } } : {}),
});

@Controller('subscriptions/:id/deliveries')
export class FindDeliveriesController {
  constructor(@Inject(deliveriesToken) private readonly deliveries: Deliveries, private readonly desk: SubscriptionDesk) {}

  @Get()
  @RequirePermission('subscription:read')
  @Operation({ id: 'listDeliveries', summary: 'What was and is to be delivered, the newest first', params: Type.Object({ id }), query, answer: pageOfSchema(delivery), example: { items: [example] } })
  async list(
    @Context() context: CommandContext, @ValidParams(Type.Object({ id })) params: { id: string }, @ValidQuery(query) search: DeliverySearch, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<DeliveryView>> {
    await this.desk.see(context, params.id);
    const page = await this.deliveries.list(params.id, search);
    linkNext(reply, page);
    return { ...page, items: page.items.map(viewOf) };
  }

  @Get(':sequence')
  @RequirePermission('subscription:read')
  @Operation({
    id: 'findDelivery', summary: 'One delivery with every attempt: request, answer and time', params: Type.Object({ id, sequence: Type.Integer({ minimum: 1 }) }), answer: whole,
    example: { ...example, attempts: [exampleAttempt] },
  })
  async one(
    @Context() context: CommandContext, @ValidParams(Type.Object({ id, sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })) params: { id: string; sequence: number },
  ): Promise<Static<typeof whole>> {
    await this.desk.see(context, params.id);
    const found = await this.deliveries.find(params.id, params.sequence);
    if (!found) throw commonErrors('common/not-found');
    return { ...viewOf(found), attempts: (await this.deliveries.attempts(params.id, params.sequence)).map(viewOfAttempt) };
  }
}
