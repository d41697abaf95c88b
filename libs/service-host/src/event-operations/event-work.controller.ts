import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context } from '../command-context.js';
import type { CommandContext } from '../command-context.js';
import { Operation } from '../operation.js';
import { EventOperators } from './event-operators.js';
import type { EventWork } from './event-operators.js';

const group = Type.String();
const count = Type.Integer();
const moment = Type.String({ format: 'date-time' });
const answer = Type.Object({
  service: Type.String(), oldestUnpublishedSeconds: Type.Number({ description: 'how long the oldest unpublished event has waited' }), refused: Type.Integer({ description: 'events that the transport will never take' }),
  consumers: Type.Array(Type.Object({
    group, kind: Type.String(), toleratesGaps: Type.Boolean(), readModel: Type.Optional(Type.Object({ tables: Type.Array(Type.String()), keptBecause: Type.Optional(Type.String()) })), topics: Type.Array(Type.String()), lag: count,
    partitions: Type.Array(Type.Object({ topic: Type.String(), partition: count, committed: count, lag: count })),
    parked: Type.Array(Type.Object({ reason: Type.String(), count, oldestAt: moment })),
  })),
  alerts: Type.Array(Type.Object({ kind: Type.String(), group: Type.Optional(group), figure: Type.Integer({ description: 'events; seconds for outbox' }), since: moment })),
});
const example: EventWork = {
  service: 'payments', oldestUnpublishedSeconds: 0, refused: 0,
  consumers: [{
    group: 'payments.dossiers', kind: 'reaction', toleratesGaps: false, topics: ['public-services.dossier.events'], lag: 3,
    partitions: [{ topic: 'public-services.dossier.events', partition: 2, committed: 1_207, lag: 3 }], parked: [{ reason: 'failed', count: 240, oldestAt: '2026-11-23T02:00:00.000Z' }],
  }],
  alerts: [{ kind: 'parked', group: 'payments.dossiers', figure: 240, since: '2026-11-23T02:00:10.000Z' }],
};

/** How the events of a service are doing. */
@Controller('event-work')
export class EventWorkController {
  constructor(private readonly operators: EventOperators) {}

  @Get()
  @RequirePermission('event:watch')
  @Operation({ id: 'findEventWork', everywhere: true, summary: 'Consumers with their lag and what they have parked, the outbox, and what somebody should look at', answer, example })
  handle(@Context() context: CommandContext): Promise<EventWork> {
    return this.operators.work(context);
  }
}
