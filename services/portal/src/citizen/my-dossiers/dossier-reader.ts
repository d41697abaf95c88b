import { NotFoundException } from '@nestjs/common';
import { presentAnswers } from '@tinhso/definitions';
import type { Answers } from '@tinhso/definitions';
import { isUuid } from '@tinhso/kernel';
import { inLanguage, maskNumber } from '@tinhso/ui';
import type { AnswerGroup } from '@tinhso/ui';
import type { ProvinceUnits } from '../../api/province-units.js';
import type { DossierDetail, ProcedureDetail } from '../../api/public-services.js';
import type { PublicServices } from '../../api/public-services-client.js';
import type { Visitor } from '../../web/request.js';
import type { Procedures } from '../procedures.js';

export interface ReadDossier {
  readonly dossier: DossierDetail;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly groups: readonly AnswerGroup[];
  /** Names of the procedure's papers by code. */
  readonly paperNames: ReadonlyMap<string, string>;
  readonly procedure: ProcedureDetail;
}

/** A dossier with the names and questions that make it readable; the service decides and records who may look. */
export class DossierReader {
  constructor(private readonly api: PublicServices, private readonly procedures: Procedures, private readonly units: ProvinceUnits) {}

  /** With `masked`, personal numbers are shortened until somebody asks for them. */
  async read(id: string, visitor: Visitor, { masked = false } = {}): Promise<ReadDossier> {
    if (!isUuid(id)) throw new NotFoundException();
    const dossier = await this.api.dossier(id, visitor);
    const { procedure, form } = await this.procedures.get(dossier.procedureCode, visitor);
    const { lang } = visitor;
    const commune = (code: string): string | undefined => this.units.communes.find((one) => one.code === code)?.name[lang];
    const numbers = new Set(masked ? form.pages.flatMap(({ fields }) => fields).filter(({ control }) => control === 'identity-number').map(({ name }) => name) : []);
    const shown = ({ name, value }: { name: string; value: string }): string => (value && numbers.has(name) ? maskNumber(value) : value);
    const groups = presentAnswers(form.pages, dossier.answers as Answers, lang, commune).filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => ({ title, answers: rows.map((row) => ({ question: row.label, answer: shown(row) })) }));
    const paperNames = new Map(procedure.papers.map(({ code, name }) => [code, inLanguage(name, lang)]));
    return { dossier, procedure, paperNames, procedureName: inLanguage(procedure.name, lang), agencyName: inLanguage(this.units.agencyName(dossier.agencyCode), lang), groups };
  }
}
