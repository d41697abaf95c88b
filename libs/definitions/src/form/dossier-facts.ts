import type { Answers } from '../schema/common.js';
import type { Procedure } from '../schema/procedure.js';

/** What the rest of the platform needs to know of the answers; never leaves the owning service. */
export interface DossierFacts {
  readonly owner: { readonly name: string; readonly number: string; readonly phone?: string; readonly email?: string; readonly address?: string };
  readonly subjectName?: string;
  /** Commune whose agency is competent, where the form asks for one. */
  readonly communeCode?: string;
  /** TrichYeuHoSo. */
  readonly summary: string;
}

const text = (answers: Answers, name: string | undefined): string | undefined =>
  (name === undefined || answers[name] === undefined ? undefined : String(answers[name]));

/** Reads the answers of a complete form by the definition's own mapping. */
export function dossierFacts({ form }: Procedure, answers: Answers): DossierFacts {
  const { owner } = form;
  return {
    owner: {
      name: text(answers, owner.name) ?? '', number: text(answers, owner.number) ?? '',
      phone: text(answers, owner.phone), email: text(answers, owner.email), address: text(answers, owner.address),
    },
    subjectName: text(answers, form.subject?.name),
    communeCode: text(answers, form.communeField),
    summary: form.summary.replace(/\{\{(\w+)\}\}/g, (_, name: string) => text(answers, name) ?? '').slice(0, 1000),
  };
}
