import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { EventOperation, ParkedEvent, ParkedFilter } from '@tinhso/events';
import type { Page } from '@tinhso/persistence';
import { Context } from '../command-context.js';
import type { CommandContext } from '../command-context.js';
import { commonErrors } from '../common.errors.js';
import { Operation } from '../operation.js';
import { linkNext, pageOfSchema, pageQuery } from '../paging.js';
import { ValidBody, ValidQuery } from '../validation.js';
import { EventOperators } from './event-operators.js';
import { operationAnswer, operationExample } from './operation-answer.js';

const reason = Type.Union(['unreadable', 'broken-rule', 'failed', 'behind'].map((one) => Type.Literal(one)));
const name = Type.String({ minLength: 1, maxLength: 200 });

/** The narrowing fields that a list and a re-drive share. */
export const parkedFilter = { consumer: Type.Optional(name), topic: Type.Optional(name), key: Type.Optional(name), reason: Type.Optional(reason) };

const query = Type.Object({ ...parkedFilter, ...pageQuery }, { additionalProperties: false });
const moment = Type.String({ format: 'date-time' });
const fields = {
  id: Type.Integer(), consumer: name, topic: name, partition: Type.Integer(), position: Type.Integer(), key: Type.String(), eventId: Type.Optional(Type.String()), type: Type.Optional(Type.String()),
  reason, error: Type.String(), attempts: Type.Integer(), parkedAt: moment, triedAt: Type.Optional(moment), first: Type.Boolean({ description: 'nothing of its key is parked before it' }),
};
const example = {
  id: 41, consumer: 'payments.dossiers', topic: 'public-services.dossier.events', partition: 2, position: 1_208, key: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d',
  eventId: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', type: 'vn.tinhso.dossier.submitted.v1', reason: 'broken-rule', error: 'DomainError: bill/unknown-fee', attempts: 1, parkedAt: '2026-11-23T02:00:00.000Z', first: true,
};
const whole = Type.Object({
  ...fields, behind: Type.Integer({ description: 'events of its key that are parked behind it' }), headers: Type.Record(Type.String(), Type.String()),
  body: Type.String({ description: 'the original bytes in base64' }), size: Type.Integer({ description: 'bytes' }),
});
const wholeExample = { ...example, behind: 2, headers: { ce_type: 'vn.tinhso.dossier.submitted.v1', 'content-type': 'application/json' }, body: 'eyJkb3NzaWVySWQiOiIwMTk4OGQyZSJ9', size: 24 };
const why = Type.Object({ reason: Type.String({ minLength: 5, maxLength: 500 }) }, { additionalProperties: false });

const numberOf = (id: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw commonErrors('common/not-found');
  return Number(id);
};

/** Events that a consumer could not take, as they came. */
@Controller('parked-events')
export class ParkedEventsController {
  constructor(private readonly operators: EventOperators) {}

  @Get()
  @RequirePermission('event:watch')
  @Operation({ id: 'listParkedEvents', everywhere: true, summary: 'Events that wait for a person, in the order in which they were parked', query, answer: pageOfSchema(Type.Object(fields)), example: { items: [example] } })
  async list(@Context() context: CommandContext, @ValidQuery(query) { limit, cursor, ...filter }: ParkedFilter & { limit: number; cursor?: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<ParkedEvent>> {
    const page = await this.operators.list(context, filter, { limit, ...(cursor ? { cursor } : {}) });
    linkNext(reply, page);
    return page;
  }

  @Get(':id')
  @RequirePermission('event:watch')
  @Operation({ id: 'findParkedEvent', everywhere: true, summary: 'A parked event with its original bytes and headers', params: Type.Object({ id: Type.String() }), answer: whole, example: wholeExample })
  async find(@Context() context: CommandContext, @Param('id') id: string): Promise<unknown> {
    const { message: { headers, body }, ...event } = await this.operators.find(context, numberOf(id));
    return { ...event, headers, body: body.toString('base64'), size: body.length };
  }

  @Post(':id/discard')
  @RequirePermission('event:operate')
  @Operation({
    id: 'discardParkedEvent', everywhere: true, summary: 'Give up an event that can never take effect; those behind it go on. Only the first of a key', idempotent: true, status: 202,
    params: Type.Object({ id: Type.String() }), body: why, bodyExample: { reason: 'Bản tin hỏng từ hệ thống thử, đã đối chiếu với nơi gửi.' }, answer: operationAnswer, example: operationExample,
  })
  discard(@Context() context: CommandContext, @Param('id') id: string, @ValidBody(why) { reason: given }: { reason: string }): Promise<EventOperation> {
    return this.operators.discard(context, numberOf(id), given);
  }
}
