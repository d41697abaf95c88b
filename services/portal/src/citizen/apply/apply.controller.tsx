import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Public, RequirePermission } from '@tinhso/auth';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Applications } from './applications.js';
import { NotForYouPage, StartPage } from './start.page.js';

/** The way into an application: what it takes, and where it was left off. */
@Controller('apply/:code')
export class ApplyController {
  constructor(private readonly applications: Applications) {}

  @Get()
  @Public('what an application takes is no secret; signing in comes with the first question')
  async start(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const { procedure } = await this.applications.procedure(code, visitor);
    if (!procedure.doors.includes('portal')) throw new NotFoundException();
    const under = visitor.token ? await this.applications.find(code, visitor) : undefined;
    return <StartPage procedure={procedure} draft={under && !under.draft.dossierId && under.draft.revision > 1 ? under.draft : undefined} />;
  }

  /** By GET, so that signing in leads here by itself; beginning twice finds the same draft. */
  @Get('begin')
  @RequirePermission('application:write')
  async begin(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const known = await this.applications.procedure(code, visitor);
    if (!this.applications.mayFile(known, visitor)) return new PageAnswer(<NotForYouPage procedure={known.procedure} />, 403);
    const application = await this.applications.begin(code, visitor);
    return new Redirect(application.nextStep(this.applications.today).href);
  }

  @Post('discard')
  @RequirePermission('application:write')
  async discard(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Redirect> {
    await this.applications.discard(code, visitor);
    return new Redirect(`/apply/${encodeURIComponent(code)}`);
  }
}
