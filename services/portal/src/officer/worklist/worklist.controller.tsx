import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { hasRole } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { Procedures } from '../../citizen/procedures.js';
import { Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { queues, WorklistPage } from './worklist.page.js';

@Controller('officer')
@RequirePermission('desk:read')
export class WorklistController {
  constructor(private readonly api: PublicServices, private readonly procedures: Procedures) {}

  /** A clerk begins with what waits at the counter, everybody else with what is under way. */
  @Get()
  desk(@CurrentVisitor() { actor }: Visitor): Redirect {
    return new Redirect(`/officer/dossiers?queue=${hasRole(actor, 'one-stop-clerk') ? 'waiting' : 'under-way'}`);
  }

  @Get('dossiers')
  async list(@Query() given: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const queue = queues.find((one) => one === given['queue']) ?? 'waiting';
    const cursor = typeof given['cursor'] === 'string' ? given['cursor'] : undefined;
    const work = await this.api.worklist(queue, cursor, visitor);
    const procedureNames = await this.procedures.names(work.items.map(({ procedureCode }) => procedureCode), visitor);
    return <WorklistPage queue={queue} work={work} procedureNames={procedureNames} later={Boolean(cursor)} />;
  }
}
