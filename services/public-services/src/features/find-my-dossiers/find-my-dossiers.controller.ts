import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, linkNext, Operation, pageOfSchema, pageQuery, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Page } from '@tinhso/persistence';
import type { DossierLists, ListRequest } from '../../ports/dossier-lists.js';
import { dossierLists } from '../../injection-tokens.js';
import { dossierSummary, DossierViews, exampleSummary } from '../../views/dossier-summary.js';
import type { DossierSummary } from '../../views/dossier-summary.js';

const query = Type.Object(pageQuery, { additionalProperties: false });

@Controller('my-dossiers')
export class FindMyDossiersController {
  constructor(@Inject(dossierLists) private readonly lists: DossierLists, private readonly views: DossierViews) {}

  @Get()
  @RequirePermission('dossier:list-own')
  @Operation({ id: 'listMyDossiers', summary: 'The dossiers that I own, the newest first', query, answer: pageOfSchema(dossierSummary), example: { items: [exampleSummary] } })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: ListRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<DossierSummary>> {
    const page = await this.lists.ofOwner(context.actor.id, request);
    linkNext(reply, page);
    return { ...page, items: page.items.map((dossier) => this.views.of(dossier)) };
  }
}
