import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { Clock } from '@tinhso/kernel';
import { Access, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Page } from '@tinhso/persistence';
import { queues } from '../../ports/dossier-lists.js';
import type { Asked, DossierLists, Holding, ListRequest, Queue, QueueFilter } from '../../ports/dossier-lists.js';
import { clockToken, dossierLists } from '../../injection-tokens.js';
import { exampleWorkItem, workItem, WorkItems } from '../../views/work-item.js';
import type { WorkItem } from '../../views/work-item.js';

const query = Type.Object({
  queue: Type.Union(queues.map((queue) => Type.Literal(queue))), procedure: Type.Optional(Type.String({ maxLength: 40 })),
  channel: Type.Optional(Type.Union([Type.Literal('online'), Type.Literal('counter')])), q: Type.Optional(Type.String({ maxLength: 60, description: 'part of a code or request reference' })), ...pageQuery,
}, { additionalProperties: false });
const code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false });
const counts = Type.Object(Object.fromEntries(queues.map((queue) => [queue, Type.Integer()])));
const holding = Type.Object({ officerId: Type.String(), held: Type.Integer(), late: Type.Integer() });

@Controller('worklist')
export class FindWorklistController {
  constructor(
    @Inject(dossierLists) private readonly lists: DossierLists, private readonly items: WorkItems, private readonly access: Access, @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get()
  @RequirePermission('dossier:work')
  @Operation({ id: 'listWork', summary: 'Dossiers of my units by time left', query, answer: pageOfSchema(workItem), example: { items: [exampleWorkItem] } })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: ListRequest & QueueFilter & { queue: Queue }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<WorkItem>> {
    const page = await this.lists.queue(request.queue, this.access.reach(context), this.asked(context), request);
    linkNext(reply, page);
    return { ...page, items: page.items.map((item) => this.items.of(item)) };
  }

  @Get('found')
  @RequirePermission('dossier:work')
  @Operation({ id: 'findWork', summary: 'A dossier of my units by its whole code or request reference, in whatever state', query: code, answer: Type.Array(workItem), example: [exampleWorkItem] })
  async find(@Context() context: CommandContext, @ValidQuery(code) asked: { code: string }): Promise<readonly WorkItem[]> {
    return (await this.lists.byCode(asked.code, this.access.reach(context))).map((item) => this.items.of(item));
  }

  @Get('counts')
  @RequirePermission('dossier:work')
  @Operation({ id: 'countWork', summary: 'How many dossiers of my units lie in each queue', answer: counts, example: Object.fromEntries(queues.map((queue) => [queue, 0])) })
  count(@Context() context: CommandContext): Promise<Readonly<Record<Queue, number>>> {
    return this.lists.counts(this.access.reach(context), this.asked(context));
  }

  @Get('holdings')
  @RequirePermission('dossier:assign')
  @Operation({ id: 'listHoldings', summary: 'How many dossiers each officer holds', answer: Type.Array(holding), example: [{ officerId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', held: 12, late: 1 }] })
  holdings(@Context() context: CommandContext): Promise<readonly Holding[]> {
    return this.lists.holdings(this.access.reach(context), this.asked(context));
  }

  private asked({ actor }: CommandContext): Asked {
    return { actorId: actor.id, at: this.clock.now() };
  }
}
