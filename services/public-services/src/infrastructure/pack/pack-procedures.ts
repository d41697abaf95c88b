import { afterSupplement, compileCalendar, dayOf, dueDate } from '@tinhso/calendar';
import type { Due, Supplement, SupplementPolicy, WorkingCalendar } from '@tinhso/calendar';
import { compileForm, dossierFacts, loadPack, pinnedProcedure, procedureInForce, searchDocument, searchProcedures, templateOf } from '@tinhso/definitions';
import type { Answers, CompiledForm, Procedure, ProvincePack, SearchQuery, Template } from '@tinhso/definitions';
import { subjectOf } from '@tinhso/auth';
import type { Dossier } from '../../domain/dossier.js';
import type { CaseNames } from '../../ports/case-names.js';
import type { DueDate, FilingRules, ProcedureCatalogue } from '../../ports/procedure-catalogue.js';
import { filingRules } from './filing-rules.js';
import { folderReader } from './pack-reader.js';

const mostLimits = 5_000;

/** The procedures of the province pack, checked as a whole and compiled once. */
export class PackProcedures implements ProcedureCatalogue, CaseNames {
  private readonly forms = new Map<Procedure, CompiledForm>();
  private readonly calendars = new Map<string, WorkingCalendar>();
  private readonly limits = new Map<string, Date>();

  private officers?: ReadonlyMap<string, ProvincePack['officers'][number]>;

  private constructor(readonly pack: ProvincePack) {}

  /** Throws one error with every fault of the pack. */
  static async read(folder: string): Promise<PackProcedures> {
    return new PackProcedures(await loadPack(folderReader(folder)));
  }

  current(code: string, at: Date): FilingRules | undefined {
    const day = dayOf(at);
    const procedure = procedureInForce(this.pack.procedures, code, day);
    return procedure && filingRules(this.pack, procedure, this.form(procedure), day);
  }

  issues(dossier: Dossier, result: string): boolean {
    return this.resultTemplate(dossier, result) !== undefined;
  }

  /** By the code of the result, else by its outcome. */
  resultTemplate({ procedureCode, procedureVersion }: Dossier, result: string): Template | undefined {
    const procedure = this.mustHave(procedureCode, procedureVersion);
    const found = procedure.results.find(({ code }) => code === result) ?? procedure.results.find(({ outcome }) => outcome === result);
    return found?.template && templateOf(procedure, this.pack.templates, found.template);
  }

  paperCodes(dossier: Dossier): readonly string[] {
    return this.mustHave(dossier.procedureCode, dossier.procedureVersion).papers.map(({ code }) => code);
  }

  dueDate(code: string, version: number, agencyCode: string, acceptedAt: Date): DueDate {
    const { due, provisional } = dueDate(acceptedAt, this.mustHave(code, version).timeLimit, this.calendarOf(agencyCode));
    return { at: due, provisional };
  }

  acceptBefore({ procedureCode, procedureVersion, agencyCode, business, financial, submittedAt, casework }: Dossier): Date | undefined {
    if (business !== 'submitted' || financial === 'waiting') return undefined;
    const since = casework.waitingSince ? new Date(casework.waitingSince) : submittedAt;
    return this.once(`${procedureCode}/${procedureVersion}/${agencyCode}/${since.getTime()}`, () => dueDate(since, this.mustHave(procedureCode, procedureVersion).acceptanceLimit, this.calendarOf(agencyCode)).due);
  }

  /** Lists and looks ask for the limits of the same dossiers again and again; counting working hours is most of a look. */
  private once(key: string, count: () => Date): Date {
    const known = this.limits.get(key) ?? count();
    if (this.limits.size >= mostLimits) this.limits.clear();
    this.limits.set(key, known);
    return known;
  }

  dueAfterSupplement(dossier: Dossier, due: Due, supplement: Supplement): DueDate {
    const { supplement: { policy }, timeLimit } = this.mustHave(dossier.procedureCode, dossier.procedureVersion);
    const moved = afterSupplement(due, policy, supplement, timeLimit, this.calendarOf(dossier.agencyCode));
    return { at: moved.current, provisional: moved.provisional };
  }

  supplementTerms(dossier: Dossier, requestedAt: Date): { policy: SupplementPolicy; answerBefore: Date } {
    const { supplement: { policy, answerWithin } } = this.mustHave(dossier.procedureCode, dossier.procedureVersion);
    return { policy, answerBefore: dueDate(requestedAt, answerWithin, this.calendarOf(dossier.agencyCode)).due };
  }

  inForce(code: string, at: Date): Procedure | undefined {
    return procedureInForce(this.pack.procedures, code, dayOf(at));
  }

  pinned(code: string, version: number): Procedure | undefined {
    return pinnedProcedure(this.pack.procedures, code, version);
  }

  /** The officer behind a subject of the issuer; undefined for everybody else. */
  officerBySubject(subject: string): ProvincePack['officers'][number] | undefined {
    this.officers ??= new Map(this.pack.officers.map((officer) => [subjectOf(officer.username), officer]));
    return this.officers.get(subject);
  }

  officerName(subject: string | undefined): string | undefined {
    return subject === undefined ? undefined : this.officerBySubject(subject)?.name;
  }

  applicant({ procedureCode, procedureVersion }: Dossier, answers: Readonly<Record<string, unknown>>): string {
    return dossierFacts(this.mustHave(procedureCode, procedureVersion), answers as Answers).owner.name;
  }

  /** Best first; only versions in force. */
  search(query: SearchQuery, at: Date): readonly Procedure[] {
    const inForce = [...new Set(this.pack.procedures.map(({ code }) => code))].flatMap((code) => this.inForce(code, at) ?? []);
    return searchProcedures(inForce.map(searchDocument), query).flatMap(({ code }) => inForce.find((one) => one.code === code) ?? []);
  }

  /** The version that a dossier has pinned; losing one is a fault of the pack. */
  mustHave(code: string, version: number): Procedure {
    const procedure = this.pinned(code, version);
    if (!procedure) throw new Error(`the pack has lost ${code} v${version}, which dossiers have pinned`);
    return procedure;
  }

  private form(procedure: Procedure): CompiledForm {
    const known = this.forms.get(procedure) ?? compileForm(procedure);
    this.forms.set(procedure, known);
    return known;
  }

  private calendarOf(agencyCode: string): WorkingCalendar {
    const definition = this.pack.calendars.find(({ code }) => code === this.pack.province.calendar);
    if (!definition) throw new Error(`the pack has no calendar ${this.pack.province.calendar}`);
    const known = this.calendars.get(agencyCode) ?? compileCalendar(definition, agencyCode);
    this.calendars.set(agencyCode, known);
    return known;
  }
}
