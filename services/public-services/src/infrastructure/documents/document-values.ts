import { documentDate } from '@tinhso/documents';
import { dossierFacts, formModel, presentAnswers } from '@tinhso/definitions';
import type { Agency, Answers, Procedure, ProvincePack } from '@tinhso/definitions';
import type { Dossier } from '../../domain/dossier.js';

export interface Case {
  readonly pack: ProvincePack;
  readonly procedure: Procedure;
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
}

export const agencyOf = (pack: ProvincePack, code: string): Agency => {
  const agency = pack.agencies.find((one) => one.code === code);
  if (!agency) throw new Error(`the pack has lost the agency ${code}`);
  return agency;
};

/** What every paper about a dossier may print, as of a moment. */
export function documentValues({ pack, procedure, dossier, answers }: Case, at: Date) {
  const agency = agencyOf(pack, dossier.agencyCode);
  const facts = dossierFacts(procedure, answers as Answers);
  const communeName = (code: string): string | undefined => pack.communes.find((commune) => commune.code === code)?.name.vi;
  const rows = presentAnswers(formModel(procedure), answers as Answers, 'vi', communeName).flatMap((page) => page.rows);
  return {
    agency: { name: agency.name.vi, superior: agency.kind === 'province' ? '' : pack.agencies.find(({ kind }) => kind === 'province')?.name.vi ?? '' },
    unit: { name: agency.units.find(({ code }) => code === dossier.unitCode)?.name.vi ?? '' },
    procedure: { code: procedure.code, name: procedure.name.vi },
    applicant: facts.owner, submitter: { name: facts.owner.name },
    dossier: { code: dossier.code ?? '', codeOrReference: dossier.code ?? dossier.requestReference, summary: facts.summary },
    answers, shown: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    helpLine: pack.province.helpLine.phone, place: pack.province.place.vi, ...documentDate(at),
  };
}
