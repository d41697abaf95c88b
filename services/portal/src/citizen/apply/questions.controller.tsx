import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import type { Answers, FormFault, FormPage, Posted } from '@tinhso/definitions';
import type { VNode } from 'preact';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import type { Application } from './application.js';
import { Applications } from './applications.js';
import { ConflictPage } from './conflict.page.js';
import { QuestionPage } from './question.page.js';

const fromCheck = (from: unknown): 'check' | undefined => (from === 'check' ? 'check' : undefined);

/** A question that the person has not seen yet, because an answer on this very page brings it up. */
const isNew = (field: string, asked: FormPage, posted: Posted): boolean => !asked.fields.some(({ name }) => name === field) && posted[field] === undefined && posted[`${field}-day`] === undefined;

const againAt = (base: string, page: string, from: 'check' | undefined, field: string | undefined): string =>
  `${base}/questions/${encodeURIComponent(page)}${from ? `?from=${from}` : ''}#${field ?? 'main'}`;

/** One question group per page; every step saves the draft. */
@Controller('apply/:code/questions/:page')
@RequirePermission('application:write')
export class QuestionsController {
  constructor(protected readonly applications: Applications) {}

  @Get()
  async show(@Param() { code, page }: { code: string; page: string }, @Query('from') from: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId) return new Redirect(this.applications.door.base(code));
    return this.page(application, this.pageOf(application, page), application.answers, fromCheck(from));
  }

  @Post()
  async answer(@Param() { code, page }: { code: string; page: string }, @Query('from') from: unknown, @Body() body: Posted | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId) return new Redirect(this.applications.door.base(code));
    const asked = this.pageOf(application, page);
    const posted = body ?? {};
    const answers = application.read(page, posted);
    const faults = application.form.validatePage(page, answers, this.applications.today);
    const onlyNew = faults.length > 0 && faults.every(({ field }) => isNew(field, asked, posted));
    const later = posted['then'] === 'later';
    if (faults.length > 0 && !later && !onlyNew) return new PageAnswer(this.page(application, application.pageUnder(page, answers) ?? asked, answers, fromCheck(from), faults), 422);
    const kept = Object.fromEntries(Object.entries(answers).filter(([name]) => !faults.some(({ field }) => field === name)));
    const saved = await this.applications.save(application, Number(posted['revision']), { answers: kept }, visitor);
    if (!saved) return this.conflict(code, asked, posted, answers, visitor);
    if (later) return new Redirect(this.applications.door.home);
    return new Redirect(onlyNew ? againAt(saved.base, page, fromCheck(from), faults[0]?.field) : this.onward(saved, page, fromCheck(from)));
  }

  /** From check-your-answers one returns there, unless the change brought up new questions. */
  private onward(application: Application, page: string, from: 'check' | undefined): string {
    return (from ? application.nextStep(this.applications.today) : application.after(page)).href;
  }

  private async conflict(code: string, page: FormPage, posted: Posted, mine: Answers, visitor: Visitor): Promise<Answer> {
    const now = await this.applications.find(code, visitor);
    if (!now || now.draft.dossierId) return new Redirect(this.applications.door.base(code));
    return new PageAnswer(<ConflictPage application={now} page={page} posted={posted} mine={mine} />, 412);
  }

  private page(application: Application, page: FormPage, answers: Answers, from: 'check' | undefined, faults: readonly FormFault[] = []): VNode {
    return <QuestionPage application={application} page={page} answers={answers} faults={faults} communes={this.applications.communes} from={from} />;
  }

  private pageOf(application: Application, code: string): FormPage {
    const page = application.page(code);
    if (!page) throw new NotFoundException();
    return page;
  }
}
