import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { EventOperation, Exchange, ParkedFilter } from '@tinhso/events';
import { isUuid } from '@tinhso/kernel';
import type { Page } from '@tinhso/persistence';
import { Context } from '../command-context.js';
import type { CommandContext } from '../command-context.js';
import { commonErrors } from '../common.errors.js';
import { Operation } from '../operation.js';
import { linkNext, pageOfSchema, pageQuery } from '../paging.js';
import { ValidBody, ValidQuery } from '../validation.js';
import { EventOperators } from './event-operators.js';
import { operationAnswer, operationExample } from './operation-answer.js';
import { parkedFilter } from './parked-events.controller.js';

const choice = Type.Object({
  ...parkedFilter, ids: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1_000 })),
  perSecond: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000, default: 100 })),
}, { additionalProperties: false, minProperties: 1 });
const replay = Type.Object({
  consumer: Type.String({ minLength: 1, maxLength: 200 }),
  exchange: Type.Optional(Type.Union([Type.Literal('when-equal'), Type.Literal('always'), Type.Literal('never')], { default: 'when-equal' })),
}, { additionalProperties: false });
const replayExample = {
  ...operationExample, kind: 'replay', state: 'finished', request: { consumer: 'public-services.bills', exchange: 'when-equal' }, perSecond: 0, selected: 1_204_331, done: 1_204_331, refused: 0, endedAt: '2026-11-23T02:02:10.000Z',
  outcome: {
    events: 1_204_331, eventsPerSecond: 9_264, equal: true, exchanged: true,
    tables: [{ table: 'dossier_bill', rows: { live: 210_400, rebuilt: 210_400 }, checksum: { live: '1213041720918234', rebuilt: '1213041720918234' } }],
  },
};
const query = Type.Object(pageQuery, { additionalProperties: false });
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

const uuidOf = (id: string): string => {
  if (!isUuid(id)) throw commonErrors('common/not-found');
  return id;
};

/** Long works on events: ordered, watched, stopped. */
@Controller()
export class EventOperationsController {
  constructor(private readonly operators: EventOperators) {}

  @Post('event-redrives')
  @RequirePermission('event:operate')
  @Operation({
    id: 'redriveEvents', everywhere: true, summary: 'Drive parked events again: the chosen ones, each with everything of its key, in order', idempotent: true, status: 202,
    body: choice, bodyExample: { consumer: 'payments.dossiers', reason: 'failed', perSecond: 100 }, answer: operationAnswer, example: operationExample,
  })
  async redrive(@Context() context: CommandContext, @ValidBody(choice) { perSecond = 100, ...filter }: ParkedFilter & { perSecond?: number }, @Res({ passthrough: true }) reply: FastifyReply): Promise<EventOperation> {
    const operation = await this.operators.redrive(context, filter, perSecond);
    void reply.header('location', `${reply.request.url.split('?')[0]?.replace('event-redrives', 'event-operations')}/${operation.id}`);
    return operation;
  }

  @Post('event-replays')
  @RequirePermission('event:operate')
  @Operation({
    id: 'replayEvents', everywhere: true, summary: 'Make a read model anew from the log, compare it with the live one, and exchange them', idempotent: true, status: 202,
    body: replay, bodyExample: { consumer: 'public-services.bills', exchange: 'when-equal' }, answer: operationAnswer, example: replayExample,
  })
  replay(@Context() context: CommandContext, @ValidBody(replay) { consumer, exchange = 'when-equal' }: { consumer: string; exchange?: Exchange }): Promise<EventOperation> {
    return this.operators.replay(context, consumer, exchange);
  }

  @Get('event-operations')
  @RequirePermission('event:watch')
  @Operation({ id: 'listEventOperations', everywhere: true, summary: 'Re-drives and replays, the newest first', query, answer: pageOfSchema(operationAnswer), example: { items: [operationExample] } })
  async list(@Context() context: CommandContext, @ValidQuery(query) asked: { limit: number; cursor?: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<EventOperation>> {
    const page = await this.operators.newest(context, asked);
    linkNext(reply, page);
    return page;
  }

  @Get('event-operations/:id')
  @RequirePermission('event:watch')
  @Operation({ id: 'findEventOperation', everywhere: true, summary: 'How far an operation is', params, answer: operationAnswer, example: operationExample })
  find(@Context() context: CommandContext, @Param('id') id: string): Promise<EventOperation> {
    return this.operators.operation(context, uuidOf(id));
  }

  @Post('event-operations/:id/stop')
  @RequirePermission('event:operate')
  @Operation({ id: 'stopEventOperation', everywhere: true, summary: 'Stop a running operation; what it has not done stays as it was', params, answer: operationAnswer, example: { ...operationExample, state: 'stopped', endedAt: '2026-11-23T02:01:00.000Z' } })
  stop(@Context() context: CommandContext, @Param('id') id: string): Promise<EventOperation> {
    return this.operators.stop(context, uuidOf(id));
  }
}
