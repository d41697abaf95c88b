import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { Payments } from '../../api/payments-client.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { DossierReader } from '../my-dossiers/dossier-reader.js';
import { knownBill } from '../pay/known-bill.js';
import { AgencyPage } from './agency.page.js';
import type { Application } from './application.js';
import { Applications } from './applications.js';
import { CheckPage } from './check.page.js';
import { DeclarationPage } from './declaration.page.js';
import { SubmittedPage } from './submitted.page.js';

/** Around the questions: the office before them; check, declaration and confirmation after them. */
@Controller('apply/:code')
@RequirePermission('application:write')
export class FinishController {
  constructor(protected readonly applications: Applications, protected readonly reader: DossierReader, private readonly payments: Payments) {}

  @Get('agency')
  async agency(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.during(code, visitor, (application) => <AgencyPage application={application} />);
  }

  @Post('agency')
  async chooseAgency(@Param('code') code: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.during(code, visitor, async (application) => {
      const chosen = application.agencies.find((agency) => agency.code === posted?.['agency']);
      if (!chosen) return new PageAnswer(<AgencyPage application={application} wrong />, 422);
      const stale = Number(posted?.['revision']) !== application.draft.revision;
      if (stale && application.agency && application.agency.code !== chosen.code) return new PageAnswer(<AgencyPage application={application} chosen={chosen} />, 412);
      const saved = await this.applications.save(application, application.draft.revision, { agencyCode: chosen.code }, visitor);
      if (saved) return new Redirect(saved.after('agency').href);
      return new PageAnswer(<AgencyPage application={await this.applications.find(code, visitor) ?? application} chosen={chosen} />, 412);
    });
  }

  @Get('check')
  async check(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.during(code, visitor, (application) => this.checkPage(application));
  }

  @Get('declaration')
  async declaration(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.during(code, visitor, (application) => <DeclarationPage application={application} />);
  }

  @Post('declaration')
  async submit(@Param('code') code: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application) return new Redirect(this.applications.door.base(code));
    if (posted?.['declared'] !== 'true') return new PageAnswer(<DeclarationPage application={application} wrong />, 422);
    if (!application.draft.dossierId && (application.faults(this.applications.today).length > 0 || !application.agency)) return new PageAnswer(this.checkPage(application), 422);
    // What was declared is what was seen: a draft that another window changed is looked through once more.
    if (!application.draft.dossierId && Number(posted['revision']) !== application.draft.revision) return new PageAnswer(this.checkPage(application, undefined, true), 412);
    try {
      const { id } = await this.applications.submit(application, visitor);
      return new Redirect(`${application.base}/submitted/${id}`);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'invalid') return new PageAnswer(this.checkPage(application, error), 422);
      throw error;
    }
  }

  @Get('submitted/:id')
  async submitted(@Param() { code, id }: { code: string; id: string }, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const read = await this.reader.read(id, visitor);
    if (read.dossier.procedureCode !== code) throw new NotFoundException();
    return <SubmittedPage {...read} bill={await knownBill(this.payments, read.dossier, visitor)} />;
  }

  private async during(code: string, visitor: Visitor, answer: (application: Application) => Answer | Promise<Answer>): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId) return new Redirect(this.applications.door.base(code));
    return answer(application);
  }

  /** Faults come from the form or, should the service be stricter, from its refusal. */
  private checkPage(application: Application, refusal?: DomainError, changed?: boolean) {
    const own = application.faults(this.applications.today);
    const told = (refusal?.faults ?? []).flatMap(({ path, params }) => {
      const field = path.replace(/^\/(answers\/)?/, '');
      const page = application.pages.find(({ fields }) => fields.some(({ name }) => name === field));
      const words = String(params?.['message'] ?? refusal?.message ?? '');
      return page ? [{ page: page.code, field, code: 'refused', message: { vi: words, en: words } }] : [];
    });
    return <CheckPage application={application} faults={own.length > 0 ? own : told} communes={this.applications.communes} changed={changed} />;
  }
}
