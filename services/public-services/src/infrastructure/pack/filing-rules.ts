import { competentFor, computeFees, unitFor } from '@tinhso/definitions';
import type { Answers, CompiledForm, Procedure, ProvincePack } from '@tinhso/definitions';
import type { Fault } from '@tinhso/kernel';
import type { FilingRules } from '../../ports/procedure-catalogue.js';

const toFault = (fault: ReturnType<CompiledForm['validate']>[number]): Fault => ({
  path: fault.code === 'paper' ? `/papers/${fault.field}` : `/answers/${fault.field}`, code: fault.code, params: { message: fault.message.vi, messageEn: fault.message.en, page: fault.page },
});

/** What filing under this version means, on a Vietnamese day (`yyyy-MM-dd`). */
export function filingRules(pack: ProvincePack, procedure: Procedure, form: CompiledForm, day: string): FilingRules {
  return {
    code: procedure.code, version: procedure.version, applicants: procedure.applicants,
    doors: procedure.doors.map((door) => (door === 'portal' ? 'own-portal' : door)),
    paperCodes: procedure.papers.map((paper) => paper.code),
    checkAnswers: (answers, papers) => form.validate(answers as Answers, day, papers).map(toFault),
    feeInAdvance: (answers) => computeFees(procedure.fees, answers as Answers, day).inAdvance,
    receivingUnit: (agencyCode) => {
      const agency = competentFor(procedure, pack.agencies).find((one) => one.code === agencyCode);
      return agency && unitFor(agency, 'one-stop')?.code;
    },
  };
}
