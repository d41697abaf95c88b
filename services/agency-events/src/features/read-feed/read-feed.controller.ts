import { Controller, Get, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { cloudEventBatchMediaType } from '@tinhso/events';
import { Access, Context, Operation, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { FeedReader } from './feed-reader.js';
import { query } from './feed-request.js';
import type { FeedQuery } from './feed-request.js';

const cloudEvent = Type.Object({ specversion: Type.Literal('1.0'), id: Type.String(), source: Type.String(), type: Type.String(), subject: Type.String(), time: Type.String(), sequence: Type.String(), data: Type.Unknown() });
const example = [{
  specversion: '1.0', id: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', source: '/services/public-services', type: 'vn.tinhso.dossier.accepted.v1',
  subject: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', time: '2026-11-23T02:00:00.000Z', sequence: '2',
  data: { dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', code: '000.00.19.X99-261123-0001' },
}];

/** A response closes when it has ended, and when its reader went away before that. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** The feed for other agencies: CloudEvents in the order of recording, from any cursor or time on, as often as they like. */
@Controller('events')
export class ReadFeedController {
  constructor(private readonly feed: FeedReader, private readonly access: Access) {}

  @Get()
  @RequirePermission('events:read')
  @Operation({ id: 'readEvents', summary: 'Events from a cursor or a time on, oldest first', query, answer: Type.Array(cloudEvent), mediaType: cloudEventBatchMediaType, example, fedBy: ['agency-events.feed'] })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: FeedQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const { events, after, position, cursor } = await this.feed.read(context.actor.clientId, request, goneSignal(reply));
    await this.access.toSee(context, { type: 'event-feed', id: `${after}-${position}` }, {});
    const url = new URL(reply.request.url, 'http://origin');
    url.searchParams.delete('from');
    url.searchParams.set('cursor', cursor);
    void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`).type(cloudEventBatchMediaType);
    return events;
  }
}
