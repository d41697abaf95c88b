import { presentAnswers } from '@tinhso/definitions';
import type { FormFault } from '@tinhso/definitions';
import { Actions, BackLink, ButtonLink, CheckAnswers, ErrorSummary, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { AnswerGroup, Lang } from '@tinhso/ui';
import type { Commune } from '../../api/province-units.js';
import type { Application } from './application.js';
import { paperField } from './papers.page.js';

/** The answers as groups with ways back to their pages; what the account says has none. */
export function answerGroups(application: Application, communes: readonly Commune[], lang: Lang): AnswerGroup[] {
  const communeName = (code: string): string | undefined => communes.find((commune) => commune.code === code)?.name[lang];
  return presentAnswers(application.pages, application.answers, lang, communeName).map(({ code, title, rows }) => ({
    title,
    answers: rows.map(({ name, label, value }) => ({
      question: label, answer: value, ...(application.isKnown(name) ? {} : { changeHref: `${application.base}/questions/${code}?from=check#${name}` }),
    })),
  }));
}

interface CheckPageProps {
  readonly application: Application;
  readonly faults: readonly FormFault[];
  readonly communes: readonly Commune[];
  /** Another window changed the draft since it was looked through. */
  readonly changed?: boolean;
}

export const CheckPage = ({ application, faults, communes, changed }: CheckPageProps) => {
  const { t, lang } = useView();
  const base = application.base;
  const errors = faults.map(({ page, field, code, message }) => ({ name: field, message: inLanguage(message, lang), href: code === 'paper' ? `${base}/papers#${paperField(field)}` : `${base}/questions/${page}?from=check#${field}` }));
  const office: AnswerGroup[] = application.agency ? [{
    title: t('apply.agency-step'),
    answers: [{ question: t('dossier.agency'), answer: inLanguage(application.agency.name, lang), ...(application.asksAgency ? { changeHref: `${base}/agency` } : {}) }],
  }] : [];
  const papers: AnswerGroup[] = application.papers.length > 0 ? [{
    title: t('papers.title'),
    answers: application.papers.map(({ code, name }) => ({ question: inLanguage(name, lang), answer: application.draft.papers.find(({ paperCode }) => paperCode === code)?.name ?? '', changeHref: `${base}/papers#${paperField(code)}` })),
  }] : [];
  return (
    <Page title={t('apply.check-title')} wrong={errors.length > 0}>
      <BackLink href={application.before('check')} />
      <ErrorSummary errors={errors} />
      <p class="step">{inLanguage(application.procedure.name, lang)}</p>
      <h1>{t('apply.check-title')}</h1>
      {changed ? <Notice tone="warning" title={t('apply.conflict-title')}>{t('apply.check-changed')}</Notice> : null}
      <CheckAnswers groups={[...office, ...answerGroups(application, communes, lang), ...papers]} />
      {errors.length > 0 ? <p>{t('apply.check-missing')}</p> : <Actions><ButtonLink href={`${base}/declaration`}>{t('apply.check-continue')}</ButtonLink></Actions>}
    </Page>
  );
};
