import type { Answers, FormFault, FormPage } from '@tinhso/definitions';
import { Actions, BackLink, Button, ErrorSummary, formatDate, formatMoment, inLanguage, Page, useView } from '@tinhso/ui';
import type { Commune } from '../../api/province-units.js';
import type { Application } from './application.js';
import { judgeData } from './judge-data.js';
import { KnownAnswers, QuestionField } from './question-field.component.js';

export interface QuestionPageProps {
  readonly application: Application;
  readonly page: FormPage;
  readonly answers: Answers;
  readonly faults: readonly FormFault[];
  readonly communes: readonly Commune[];
  /** Where a change from check-your-answers goes back to. */
  readonly from?: 'check';
}

export const StepLine = ({ application, code }: { application: Application; code: string }) => {
  const { t, lang } = useView();
  const at = application.steps.findIndex((step) => step.code === code);
  return <p class="step">{t('apply.step', { procedure: inLanguage(application.procedure.name, lang), n: at + 1, total: application.steps.length })}</p>;
};

/** Says that the draft is kept, and until when. */
export const SavedLine = ({ application: { draft } }: { application: Application }) => {
  const { t, lang } = useView();
  return <p class="small quiet">{draft.revision === 1 ? t('apply.kept') : t('apply.saved', { at: formatMoment(draft.updatedAt, lang), until: formatDate(draft.expiresAt, lang) })}</p>;
};

const isFixed = (application: Application, answers: Answers) => (field: FormPage['fields'][number]): boolean =>
  Boolean(field.prefill?.fixed) && answers[field.name] !== undefined && application.isKnown(field.name);

export const QuestionPage = ({ application, page, answers, faults, communes, from }: QuestionPageProps) => {
  const view = useView();
  const { t, lang, asset } = view;
  const judge = judgeData(application, page, view);
  const fixed = page.fields.filter(isFixed(application, answers));
  const open = page.fields.filter((field) => !fixed.includes(field));
  const errors = faults.map(({ field, message }) => ({ name: field, message: inLanguage(message, lang) }));
  const title = inLanguage(page.title, lang);
  return (
    <Page title={title} wrong={errors.length > 0}>
      <BackLink href={from === 'check' ? `${application.base}/check` : application.before(page.code)} />
      <ErrorSummary errors={errors} />
      <StepLine application={application} code={page.code} />
      <h1>{title}</h1>
      {page.hint ? <p>{inLanguage(page.hint, lang)}</p> : null}
      <form method="post" action={from ? `?from=${from}` : undefined} novalidate data-judge={judge}>
        <input type="hidden" name="revision" value={application.draft.revision} />
        <KnownAnswers fields={fixed} answers={answers} />
        {open.map((field) => <QuestionField key={field.name} field={field} answers={answers} communes={communes} error={errors.find(({ name }) => name === field.name)?.message} />)}
        <Actions>
          <Button>{t('form.continue')}</Button>
          <button class="button text" type="submit" name="then" value="later">{t('form.save-later')}</button>
        </Actions>
      </form>
      <SavedLine application={application} />
      {judge ? <script type="module" src={asset('question-form.js')} /> : null}
    </Page>
  );
};
