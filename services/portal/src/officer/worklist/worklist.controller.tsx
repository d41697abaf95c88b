import { Controller, Get, Query, Req } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { hasRole } from '@tinhso/kernel';
import { DeskServices } from '../../api/desk-services.js';
import type { WorkItem } from '../../api/desk-services.js';
import type { PageOf } from '../../api/public-services.js';
import { PublicServices } from '../../api/public-services-client.js';
import { Procedures } from '../../citizen/procedures.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { PortalRequest, Visitor } from '../../web/request.js';
import { Desk, queues, queuesOf } from '../desk.js';
import { FiguresPage } from './figures.page.js';
import { channelOf, keepList, keptList, procedureOf } from './kept-list.js';
import { WorklistPage } from './worklist.page.js';

type Given = Readonly<Record<string, unknown>>;
const words = (given: unknown): string | undefined => (typeof given === 'string' ? given.trim().slice(0, 60) : '') || undefined;

@Controller('officer')
@RequirePermission('desk:read')
export class WorklistController {
  constructor(private readonly services: DeskServices, private readonly aside: Desk, private readonly procedures: Procedures, private readonly api: PublicServices) {}

  /** Everybody begins with what waits for him; a leader with the figures, who keeps the system with its events. */
  @Get()
  @RequirePermission('desk:enter')
  desk(@CurrentVisitor() { actor }: Visitor): Redirect {
    const first = queuesOf(actor)[0];
    if (hasRole(actor, 'leader')) return new Redirect('/officer/figures');
    return new Redirect(first === undefined ? '/officer/events' : `/officer/dossiers?queue=${first}`);
  }

  @Get('figures')
  @RequirePermission('desk:lead')
  async figures(@CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [figures, desk] = await Promise.all([this.services.figures(visitor), this.aside.view(visitor)]);
    return <FiguresPage figures={figures} desk={desk} />;
  }

  @Get('dossiers')
  async list(@Query() given: Given, @CurrentVisitor() visitor: Visitor, @Req() request: PortalRequest): Promise<Answer> {
    const kept = keptList(request);
    const queue = queues.find((one) => one === given['queue']) ?? kept.queue ?? queuesOf(visitor.actor)[0] ?? 'under-way';
    const procedure = 'procedure' in given ? procedureOf(given['procedure']) : kept.procedure;
    const channel = 'channel' in given ? channelOf(given['channel']) : kept.channel;
    const [q, cursor] = [words(given['q']), words(given['cursor']) && String(given['cursor'])];
    const filter = { queue, procedure, channel, q };
    const [found, desk, procedures] = await Promise.all([this.services.worklist(queue, { procedure, channel, q, cursor }, visitor), this.aside.view(visitor), this.api.procedures({}, visitor)]);
    const { work, elsewhere } = await this.alsoElsewhere(found, q, visitor);
    const procedureNames = await this.procedures.names(work.items.map(({ procedureCode }) => procedureCode), visitor);
    return new PageAnswer(<WorklistPage {...{ queue, filter, desk, work, procedureNames, procedures, elsewhere }} later={Boolean(cursor)} />, 200, [keepList(filter)]);
  }

  /** A whole code finds its dossier wherever it lies. */
  private async alsoElsewhere(work: PageOf<WorkItem>, q: string | undefined, visitor: Visitor): Promise<{ work: PageOf<WorkItem>; elsewhere: boolean }> {
    if (q === undefined || work.items.length > 0) return { work, elsewhere: false };
    const items = await this.services.found(q, visitor);
    return { work: { items }, elsewhere: items.length > 0 };
  }
}
