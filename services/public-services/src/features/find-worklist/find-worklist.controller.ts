import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Access, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Page } from '@tinhso/persistence';
import type { DossierLists, ListRequest, Queue } from '../../ports/dossier-lists.js';
import { dossierLists } from '../../injection-tokens.js';
import { dossierSummary, exampleSummary, summarise } from '../../views/dossier-summary.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

const query = Type.Object({ queue: Type.Union([Type.Literal('waiting'), Type.Literal('under-way')]), ...pageQuery }, { additionalProperties: false });

@Controller('worklist')
export class FindWorklistController {
  constructor(@Inject(dossierLists) private readonly lists: DossierLists, private readonly access: Access) {}

  @Get()
  @RequirePermission('dossier:work')
  @Operation({ id: 'listWork', summary: 'Dossiers of my units by time left', query, answer: pageOfSchema(dossierSummary), example: { items: [exampleSummary] } })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: ListRequest & { queue: Queue }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<DossierSummary>> {
    const page = await this.lists.queue(request.queue, this.access.reach(context), request);
    linkNext(reply, page);
    return { ...page, items: page.items.map(summarise) };
  }
}
