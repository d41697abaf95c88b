import { Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { PublicServices } from '../../api/public-services-client.js';
import { Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk } from '../desk.js';
import { CounterApplications, counterDoor } from './counter-applications.js';
import { IntakePage, UnderWayPage } from './intake.page.js';

/** Taking a dossier in for somebody at the counter. */
@Controller('officer/intake')
@RequirePermission('desk:take-in')
export class IntakeController {
  constructor(private readonly applications: CounterApplications, private readonly api: PublicServices, private readonly aside: Desk) {}

  @Get()
  async choose(@Query('q') asked: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const q = typeof asked === 'string' ? asked.trim().slice(0, 100) : '';
    const [procedures, drafts, desk] = await Promise.all([this.api.procedures(q ? { q } : {}, visitor), this.applications.open(visitor), this.aside.view(visitor)]);
    return <IntakePage q={q} procedures={procedures} drafts={drafts} desk={desk} />;
  }

  @Get(':code')
  async underWay(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId || application.draft.revision === 1) return new Redirect(`${counterDoor.base(code)}/begin`);
    return <UnderWayPage code={code} name={application.procedure.name[visitor.lang] ?? code} at={application.draft.updatedAt} />;
  }

  @Get(':code/begin')
  async begin(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Redirect> {
    if (!this.applications.mayFile(await this.applications.procedure(code, visitor), visitor)) throw new NotFoundException();
    return new Redirect((await this.applications.begin(code, visitor)).nextStep(this.applications.today).href);
  }

  @Post(':code/discard')
  async discard(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Redirect> {
    await this.applications.discard(code, visitor);
    return new Redirect(`${counterDoor.base(code)}/begin`);
  }
}
