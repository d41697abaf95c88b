import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { hasRole } from '@tinhso/kernel';
import { DeskServices } from '../../api/desk-services.js';
import { Procedures } from '../../citizen/procedures.js';
import { Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk, queues, queuesOf } from '../desk.js';
import { FiguresPage } from './figures.page.js';
import { WorklistPage } from './worklist.page.js';

@Controller('officer')
@RequirePermission('desk:read')
export class WorklistController {
  constructor(private readonly services: DeskServices, private readonly aside: Desk, private readonly procedures: Procedures) {}

  /** Everybody begins with what waits for him; a leader with the figures. */
  @Get()
  desk(@CurrentVisitor() { actor }: Visitor): Redirect {
    return new Redirect(hasRole(actor, 'leader') ? '/officer/figures' : `/officer/dossiers?queue=${queuesOf(actor)[0] ?? 'under-way'}`);
  }

  @Get('figures')
  @RequirePermission('desk:lead')
  async figures(@CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [figures, desk] = await Promise.all([this.services.figures(visitor), this.aside.view(visitor)]);
    return <FiguresPage figures={figures} desk={desk} />;
  }

  @Get('dossiers')
  async list(@Query() given: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const queue = queues.find((one) => one === given['queue']) ?? queuesOf(visitor.actor)[0] ?? 'under-way';
    const cursor = typeof given['cursor'] === 'string' ? given['cursor'] : undefined;
    const [work, desk] = await Promise.all([this.services.worklist(queue, cursor, visitor), this.aside.view(visitor)]);
    const procedureNames = await this.procedures.names(work.items.map(({ procedureCode }) => procedureCode), visitor);
    return <WorklistPage queue={queue} desk={desk} work={work} procedureNames={procedureNames} later={Boolean(cursor)} />;
  }
}
