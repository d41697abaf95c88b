import { fixedAnswers, prefilled, readPage, visiblePages } from '@tinhso/definitions';
import type { Answers, CompiledForm, FormFault, FormPage, Posted } from '@tinhso/definitions';
import type { Actor } from '@tinhso/kernel';
import type { Agency, ProvinceUnits } from '../../api/province-units.js';
import type { GivenPaper, ProcedureDetail } from '../../api/public-services.js';
import type { KnownProcedure } from '../procedures.js';
import type { Draft } from './drafts.js';

/** Through which door somebody fills in the form: the person on the web, or a clerk for the person at the counter. */
export interface Door {
  readonly code: 'portal' | 'counter';
  /** Where the pages of a procedure's form are. */
  base(procedureCode: string): string;
  /** Where one goes to do it later. */
  readonly home: string;
}

export const ownDoor: Door = { code: 'portal', base: (code) => `/apply/${encodeURIComponent(code)}`, home: '/my/dossiers' };

export interface Step {
  readonly code: string;
  readonly href: string;
}

/** Papers have a step of their own, whatever page of the form names them. */
const stepOf = (fault: FormFault | undefined): string | undefined => (fault?.code === 'paper' ? 'papers' : fault?.page);

/** One application as it stands: the form, the draft, and what follows from both. Changes nothing. */
export class Application {
  readonly procedure: ProcedureDetail;
  readonly form: CompiledForm;
  readonly answers: Answers;

  constructor(readonly source: KnownProcedure, readonly draft: Draft, private readonly actor: Actor, private readonly units: ProvinceUnits, readonly door: Door = ownDoor) {
    this.procedure = source.procedure;
    this.form = source.form;
    this.answers = { ...this.known(prefilled), ...draft.answers, ...this.known(fixedAnswers) };
  }

  /** Pages with something to answer, under the answers so far. */
  get pages(): readonly FormPage[] {
    return visiblePages(this.form.pages, this.answers).filter(({ fields }) => fields.length > 0);
  }

  /** Papers that these answers call for. */
  get papers(): FormPage['papers'] {
    return visiblePages(this.form.pages, this.answers).flatMap(({ papers }) => papers);
  }

  /** Uploads as papers; one that the answers no longer call for stays behind. */
  get given(): readonly GivenPaper[] {
    const asked = new Set(this.papers.map(({ code }) => code));
    return this.draft.papers.filter(({ paperCode }) => asked.has(paperCode)).map(({ paperCode, uploadId }) => ({ paperCode, uploadId }));
  }

  get base(): string {
    return this.door.base(this.procedure.code);
  }

  /** The office is asked for only when neither the procedure nor an answer tells it. */
  get asksAgency(): boolean {
    return this.procedure.form.communeField === undefined && this.agencies.length > 1;
  }

  get agencies(): readonly Agency[] {
    return this.units.competent(this.procedure);
  }

  get agency(): Agency | undefined {
    const { communeField } = this.procedure.form;
    // A department is competent for every commune, whatever the form asks a commune for.
    if (this.agencies.length === 1) return this.agencies[0];
    if (communeField !== undefined) return this.units.ofCommune(this.procedure, this.answers[communeField]);
    return this.agencies.find(({ code }) => code === this.draft.agencyCode);
  }

  get steps(): readonly Step[] {
    const { base } = this;
    const papers = this.papers.length > 0 ? [{ code: 'papers', href: `${base}/papers` }] : [];
    const asked = this.asksAgency ? [{ code: 'agency', href: `${base}/agency` }] : [];
    return [...asked, ...this.pages.map(({ code }) => ({ code, href: `${base}/questions/${code}` })), ...papers, { code: 'check', href: `${base}/check` }];
  }

  page(code: string): FormPage | undefined {
    return this.pages.find((page) => page.code === code);
  }

  /** The page as these answers make it: a choice may bring up a question beside it. */
  pageUnder(code: string, answers: Answers): FormPage | undefined {
    return visiblePages(this.form.pages, answers).find((page) => page.code === code);
  }

  /** What a page holds under the posted answers; hidden questions are read too, since a posted choice may show them. */
  read(code: string, posted: Posted): Answers {
    const whole = this.form.pages.find((page) => page.code === code);
    const typed = whole ? readPage(whole, posted) : {};
    return { ...this.answers, ...typed, ...this.known(fixedAnswers) };
  }

  /** The first step that still needs something; the last one when all is answered. */
  nextStep(today: string): Step {
    if (this.asksAgency && !this.agency) return this.steps[0] as Step;
    const wrong = this.draft.revision === 1 ? this.pages[0]?.code : stepOf(this.faults(today)[0]);
    return this.steps.find(({ code }) => code === wrong) ?? (this.steps.at(-1) as Step);
  }

  /** The step after this one. */
  after(code: string): Step {
    const at = this.steps.findIndex((step) => step.code === code);
    return this.steps[at + 1] ?? (this.steps.at(-1) as Step);
  }

  before(code: string): string {
    const at = this.steps.findIndex((step) => step.code === code);
    return at > 0 ? (this.steps[at - 1] as Step).href : this.base;
  }

  faults(today: string): readonly FormFault[] {
    return this.form.validate(this.answers, today, this.given.map(({ paperCode }) => paperCode));
  }

  /** True of an answer that the account gives and the person cannot change. */
  isKnown(field: string): boolean {
    return this.known(fixedAnswers)[field] !== undefined;
  }

  private known(read: typeof prefilled): Answers {
    return this.actor.identity ? read(this.form.pages, this.actor.identity) : {};
  }
}
