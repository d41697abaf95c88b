import { competentFor, computeFees, unitFor } from '@tinhso/definitions';
import type { Answers, CompiledForm, Procedure, ProvincePack } from '@tinhso/definitions';
import { subjectOf } from '@tinhso/auth';
import type { Fault } from '@tinhso/kernel';
import type { Party } from '../../domain/dossier.js';
import type { FilingRules } from '../../ports/procedure-catalogue.js';

const toFault = (fault: ReturnType<CompiledForm['validate']>[number]): Fault => ({
  path: fault.code === 'paper' ? `/papers/${fault.field}` : `/answers/${fault.field}`, code: fault.code, params: { message: fault.message.vi, messageEn: fault.message.en, page: fault.page },
});

/** The field that an account would fill with its own number holds the owner's; the number itself is kept in the answers only. */
function ownerIn(procedure: Procedure, answers: Answers): Party | undefined {
  const fields = procedure.form.pages.flatMap((page) => page.fields ?? []);
  for (const [claim, kind] of [['MaSoThue', 'business'], ['SoDinhDanh', 'citizen']] as const) {
    const number = fields.filter(({ prefill }) => prefill?.claim === claim).map(({ name }) => answers[name]).find(Boolean);
    if (number && procedure.applicants.includes(kind)) return { id: subjectOf(`${kind}:${String(number)}`), kind };
  }
  return undefined;
}

/** What filing under this version means, on a Vietnamese day (`yyyy-MM-dd`). */
export function filingRules(pack: ProvincePack, procedure: Procedure, form: CompiledForm, day: string): FilingRules {
  return {
    code: procedure.code, version: procedure.version, applicants: procedure.applicants,
    doors: procedure.doors.map((door) => (door === 'portal' ? 'own-portal' : door)),
    paperCodes: procedure.papers.map((paper) => paper.code),
    checkAnswers: (answers, papers) => form.validate(answers as Answers, day, papers).map(toFault),
    owner: (answers) => ownerIn(procedure, answers as Answers),
    feeInAdvance: (answers) => computeFees(procedure.fees, answers as Answers, day).inAdvance,
    receivingUnit: (agencyCode) => {
      const agency = competentFor(procedure, pack.agencies).find((one) => one.code === agencyCode);
      return agency && unitFor(agency, 'one-stop')?.code;
    },
  };
}
