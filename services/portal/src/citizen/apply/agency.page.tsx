import { Actions, BackLink, Button, ErrorSummary, inLanguage, Notice, Page, SelectField, useView } from '@tinhso/ui';
import type { Agency } from '../../api/province-units.js';
import type { Application } from './application.js';
import { SavedLine, StepLine } from './question.page.js';

/** Asks for the office, where neither the procedure nor an answer tells it. When another window saved another one than was `chosen` here, both are named. */
export const AgencyPage = ({ application, wrong, chosen }: { application: Application; wrong?: boolean; chosen?: Agency }) => {
  const { t, lang } = useView();
  const error = wrong ? t('apply.agency-error') : undefined;
  const options = application.agencies.map(({ code, name }) => ({ value: code, label: inLanguage(name, lang) }));
  return (
    <Page title={t('apply.agency')} wrong={wrong}>
      <BackLink href={application.before('agency')} />
      <ErrorSummary errors={error ? [{ name: 'agency', message: error }] : []} />
      <StepLine application={application} code="agency" />
      {chosen && application.agency ? <Notice tone="warning" title={t('apply.conflict-title')}>{t('apply.agency-changed', { mine: inLanguage(chosen.name, lang), theirs: inLanguage(application.agency.name, lang) })}</Notice> : null}
      <form method="post" novalidate>
        <input type="hidden" name="revision" value={application.draft.revision} />
        <SelectField name="agency" label={t('apply.agency')} hint={t('apply.agency-hint')} question options={options} value={chosen?.code ?? application.draft.agencyCode} error={error} />
        <Actions><Button>{t('form.continue')}</Button></Actions>
      </form>
      <SavedLine application={application} />
    </Page>
  );
};
