import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { inLanguage } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { readPosted } from '../../web/posted-files.js';
import { CurrentVisitor } from '../../web/request.js';
import type { PortalRequest, Visitor } from '../../web/request.js';
import type { Application } from './application.js';
import { Applications } from './applications.js';
import type { DraftPaper } from './drafts.js';
import { paperField, PapersPage } from './papers.page.js';
import { PapersConflictPage } from './papers-conflict.page.js';
import { takenBefore, TakenFiles } from './taken-files.js';

/** True when a page that is out of date would take away what another window saved. What adds to it may pass. */
const overwrites = ({ draft }: Application, given: readonly DraftPaper[], removed: string | undefined): boolean =>
  draft.papers.some(({ paperCode }) => paperCode === removed || given.some((one) => one.paperCode === paperCode));

/** The papers of an application: uploaded at once, kept in the draft by name. */
@Controller('apply/:code/papers')
@RequirePermission('application:write')
export class PapersController {
  constructor(protected readonly applications: Applications) {}

  @Get()
  async show(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId) return new Redirect(this.applications.door.base(code));
    return <PapersPage application={application} />;
  }

  @Post()
  async take(@Param('code') code: string, @Req() request: PortalRequest, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const application = await this.applications.find(code, visitor);
    if (!application || application.draft.dossierId) return new Redirect(this.applications.door.base(code));
    const taken = new TakenFiles(application.papers, (file) => this.applications.upload(file, visitor), visitor.lang);
    const { fields } = await readPosted(request, (file) => taken.take(file));
    const given = [...taken.papers, ...takenBefore(application.papers, fields)];
    const stale = Number(fields['revision']) !== application.draft.revision;
    if (stale && overwrites(application, given, fields['remove'])) return this.conflict(application, given);
    const papers = [...application.draft.papers.filter(({ paperCode }) => paperCode !== fields['remove'] && !given.some((one) => one.paperCode === paperCode)), ...given];
    const saved = await this.applications.save(application, application.draft.revision, { papers }, visitor);
    if (!saved) return this.conflict(await this.applications.find(code, visitor) ?? application, given);
    if (fields['remove']) return new Redirect(`${application.base}/papers`);
    if (fields['then'] === 'later') return new Redirect(application.door.home);
    const errors = [...taken.errors, ...this.missing(saved, papers, taken.errors, visitor)];
    return errors.length > 0 ? new PageAnswer(<PapersPage application={saved} errors={errors} />, 422) : new Redirect(saved.after('papers').href);
  }

  /** Another window changed the draft: files that were just given are kept for a decision, nothing is taken out. */
  private conflict(application: Application, given: readonly DraftPaper[]): Answer {
    return new PageAnswer(given.length > 0 ? <PapersConflictPage application={application} taken={given} /> : <PapersPage application={application} changed />, 412);
  }

  private missing(application: Application, papers: readonly DraftPaper[], errors: readonly FormError[], { lang }: Visitor): FormError[] {
    const codes = new Set(papers.map(({ paperCode }) => paperCode));
    return application.faults(this.applications.today).filter(({ code, field }) => code === 'paper' && !codes.has(field) && !errors.some(({ name }) => name === paperField(field)))
      .map(({ field, message }) => ({ name: paperField(field), message: inLanguage(message, lang) }));
  }
}
