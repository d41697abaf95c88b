import { NotFoundException } from '@nestjs/common';
import { presentAnswers } from '@tinhso/definitions';
import type { Answers } from '@tinhso/definitions';
import { isUuid } from '@tinhso/kernel';
import { inLanguage } from '@tinhso/ui';
import type { AnswerGroup } from '@tinhso/ui';
import type { ProvinceUnits } from '../../api/province-units.js';
import type { DossierDetail } from '../../api/public-services.js';
import type { PublicServices } from '../../api/public-services.client.js';
import type { Visitor } from '../../web/request.js';
import type { Procedures } from '../procedures.js';

export interface ReadDossier {
  readonly dossier: DossierDetail;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly groups: readonly AnswerGroup[];
}

/** A dossier with the names and questions that make it readable; the service decides and records who may look. */
export class DossierReader {
  constructor(private readonly api: PublicServices, private readonly procedures: Procedures, private readonly units: ProvinceUnits) {}

  async read(id: string, visitor: Visitor): Promise<ReadDossier> {
    if (!isUuid(id)) throw new NotFoundException();
    const dossier = await this.api.dossier(id, visitor);
    const { procedure, form } = await this.procedures.get(dossier.procedureCode, visitor);
    const { lang } = visitor;
    const commune = (code: string): string | undefined => this.units.communes.find((one) => one.code === code)?.name[lang];
    const groups = presentAnswers(form.pages, dossier.answers as Answers, lang, commune).map(({ title, rows }) => ({ title, answers: rows.map(({ label, value }) => ({ question: label, answer: value })) }));
    return { dossier, procedureName: inLanguage(procedure.name, lang), agencyName: inLanguage(this.units.agencyName(dossier.agencyCode), lang), groups };
  }
}
