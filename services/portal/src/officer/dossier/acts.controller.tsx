import { Body, Controller, ForbiddenException, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { RequirePermission } from '@tinhso/auth';
import { DomainError, isUuid, newId } from '@tinhso/kernel';
import { ApiProblem } from '../../api/api-client.js';
import { DeskServices } from '../../api/desk-services.js';
import { DossierReader } from '../../citizen/my-dossiers/dossier-reader.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk } from '../desk.js';
import { readAct } from './act-input.js';
import type { PostedAct } from './act-input.js';
import { ActPage } from './act.page.js';
import type { ActPageProps } from './act.page.js';
import { actCodes, actRules, actsFor, mayEver } from './acts.js';
import type { ActCode } from './acts.js';
import { DeskDossiers } from './desk-dossiers.js';

type Shown = Partial<Pick<ActPageProps, 'posted' | 'faults' | 'refusal'>>;

const overtaken = (error: DomainError): boolean => error.kind === 'version-mismatch' || error.code === 'common/idempotency-key-reused';

/** The acts on a dossier: a small page each, done with the version that was shown. */
@Controller('officer/dossiers/:id/acts/:act')
@RequirePermission('desk:act')
export class ActsController {
  constructor(private readonly dossiers: DeskDossiers, private readonly reader: DossierReader, private readonly services: DeskServices, private readonly aside: Desk) {}

  @Get()
  async ask(@Param() { id, act }: { id: string; act: string }, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const code = this.codeOf(act, visitor);
    return await this.form(id, code, visitor, {}) ?? new PageAnswer(await this.dossiers.page(id, visitor, { news: 'changed' }), 409);
  }

  @Post()
  async act(@Param() { id, act }: { id: string; act: string }, @Body() posted: PostedAct = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const code = this.codeOf(act, visitor);
    const version = Number(posted['version']);
    const key = String(posted['key']);
    if (!isUuid(id) || !Number.isInteger(version) || !isUuid(key)) throw new NotFoundException();
    const { path, input } = actRules[code];
    const { body, faults } = readAct(code, input, posted);
    if (Object.keys(faults).length > 0) return this.again(id, code, visitor, { posted, faults });
    try {
      await this.services.act(id, { path, version, idempotencyKey: key, ...(body === undefined ? {} : { body }) }, visitor);
      return new Redirect(`/officer/dossiers/${id}?done=${code}`);
    } catch (error) {
      return this.refused(id, code, visitor, posted, error);
    }
  }

  private async refused(id: string, code: ActCode, visitor: Visitor, posted: PostedAct, error: unknown): Promise<Answer> {
    if (!(error instanceof DomainError)) throw error;
    if (overtaken(error)) return new PageAnswer(await this.dossiers.page(id, visitor, { news: 'changed' }), 412);
    if (!(error instanceof ApiProblem)) throw error;
    if (error.kind === 'conflict') return new PageAnswer(await this.dossiers.page(id, visitor, { news: error.texts }), 409);
    if (error.kind === 'invalid') return this.again(id, code, visitor, { posted, refusal: error.texts });
    throw error;
  }

  /** The form again with what was typed; the dossier itself when the act is no longer possible. */
  private async again(id: string, code: ActCode, visitor: Visitor, shown: Shown): Promise<Answer> {
    const form = await this.form(id, code, visitor, shown);
    return form ? new PageAnswer(form, 422) : new PageAnswer(await this.dossiers.page(id, visitor, { news: 'changed' }), 412);
  }

  private async form(id: string, code: ActCode, visitor: Visitor, { posted = {}, faults = {}, refusal }: Shown): Promise<VNode | undefined> {
    const [{ dossier, procedureName, procedure }, desk] = await Promise.all([this.reader.read(id, visitor, { masked: true }), this.aside.view(visitor)]);
    if (!actsFor(dossier, visitor.actor).includes(code)) return undefined;
    const colleagues = code === 'assign' ? await this.services.colleagues(dossier.agencyCode, visitor) : [];
    return <ActPage {...{ code, dossier, procedureName, procedure, desk, posted, faults, refusal, colleagues, idempotencyKey: newId() }} results={procedure.results.filter(({ outcome }) => outcome !== 'refused')} />;
  }

  private codeOf(act: string, { actor }: Visitor): ActCode {
    const code = actCodes.find((one) => one === act);
    if (!code) throw new NotFoundException();
    if (!mayEver(code, actor)) throw new ForbiddenException();
    return code;
  }
}
