import { Controller, Get, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { cloudEventBatchMediaType } from '@tinhso/events';
import { Cursors } from '@tinhso/persistence';
import { Access, Context, Operation, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { FeedReadModel } from './feed.read-model.js';

const query = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200, description: 'from the Link header of the page before; from the beginning when left out' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
  type: Type.Optional(Type.String({ maxLength: 100, description: 'without prefix: dossier.accepted.v1' })),
  subject: Type.Optional(Type.String({ maxLength: 100 })),
}, { additionalProperties: false });

interface Request {
  readonly cursor?: string;
  readonly limit: number;
  readonly type?: string;
  readonly subject?: string;
}

const cloudEvent = Type.Object({ specversion: Type.Literal('1.0'), id: Type.String(), source: Type.String(), type: Type.String(), subject: Type.String(), time: Type.String(), sequence: Type.String(), data: Type.Unknown() });
const example = [{
  specversion: '1.0', id: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', source: '/services/public-services', type: 'vn.tinhso.dossier.accepted.v1',
  subject: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', time: '2026-11-23T02:00:00.000Z', sequence: '2',
  data: { dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', code: '000.00.19.X99-261123-0001' },
}];

/** The feed for other agencies: CloudEvents in the order of recording, from any cursor on, as often as they like. */
@Controller('events')
export class ReadFeedController {
  constructor(private readonly feed: FeedReadModel, private readonly cursors: Cursors, private readonly access: Access) {}

  @Get()
  @RequirePermission('events:read')
  @Operation({ id: 'readEvents', summary: 'Events from a cursor on, oldest first', query, answer: Type.Array(cloudEvent), mediaType: cloudEventBatchMediaType, example })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: Request, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const after = request.cursor ? Number(this.cursors.decode(request.cursor)[0]) : 0;
    const page = await this.feed.read({ after, limit: request.limit, ...(request.type ? { type: request.type } : {}), ...(request.subject ? { subject: request.subject } : {}) });
    await this.access.toSee(context, { type: 'event-feed', id: `${after}-${page.position}` }, {});
    const url = new URL(reply.request.url, 'http://origin');
    url.searchParams.set('cursor', this.cursors.encode([page.position]));
    void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`).type(cloudEventBatchMediaType);
    return page.events;
  }
}
