import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { Clock } from '@tinhso/kernel';
import { Access, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Page } from '@tinhso/persistence';
import { queues } from '../../ports/dossier-lists.js';
import type { DossierLists, ListRequest, Queue } from '../../ports/dossier-lists.js';
import { clockToken, dossierLists } from '../../injection-tokens.js';
import { dossierSummary, DossierViews, exampleSummary } from '../../views/dossier-summary.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

const query = Type.Object({ queue: Type.Union(queues.map((queue) => Type.Literal(queue))), ...pageQuery }, { additionalProperties: false });
const counts = Type.Object(Object.fromEntries(queues.map((queue) => [queue, Type.Integer()])));

@Controller('worklist')
export class FindWorklistController {
  constructor(@Inject(dossierLists) private readonly lists: DossierLists, private readonly views: DossierViews, private readonly access: Access, @Inject(clockToken) private readonly clock: Clock) {}

  @Get()
  @RequirePermission('dossier:work')
  @Operation({ id: 'listWork', summary: 'Dossiers of my units by time left', query, answer: pageOfSchema(dossierSummary), example: { items: [exampleSummary] } })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: ListRequest & { queue: Queue }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<DossierSummary>> {
    const page = await this.lists.queue(request.queue, this.access.reach(context), this.asked(context), request);
    linkNext(reply, page);
    return { ...page, items: page.items.map((dossier) => this.views.of(dossier)) };
  }

  @Get('counts')
  @RequirePermission('dossier:work')
  @Operation({ id: 'countWork', summary: 'How many dossiers of my units lie in each queue', answer: counts, example: Object.fromEntries(queues.map((queue) => [queue, 0])) })
  count(@Context() context: CommandContext): Promise<Readonly<Record<Queue, number>>> {
    return this.lists.counts(this.access.reach(context), this.asked(context));
  }

  private asked({ actor }: CommandContext): { actorId: string; at: Date } {
    return { actorId: actor.id, at: this.clock.now() };
  }
}
