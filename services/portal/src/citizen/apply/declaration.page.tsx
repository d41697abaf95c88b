import { Actions, BackLink, Button, ConfirmField, ErrorSummary, inLanguage, Page, useView } from '@tinhso/ui';
import type { Application } from './application.js';

export const DeclarationPage = ({ application, wrong }: { application: Application; wrong?: boolean }) => {
  const { t, lang } = useView();
  const counter = application.door.code === 'counter';
  const error = wrong ? t('apply.declare-error') : undefined;
  return (
    <Page title={t('apply.declare-title')} wrong={wrong}>
      <BackLink href={`${application.base}/check`} />
      <ErrorSummary errors={error ? [{ name: 'declared', message: error }] : []} />
      <p class="step">{inLanguage(application.procedure.name, lang)}</p>
      <h1>{t('apply.declare-title')}</h1>
      <p>{t(counter ? 'intake.declare-text' : 'apply.declare-text')}</p>
      <form method="post" novalidate>
        <input type="hidden" name="revision" value={application.draft.revision} />
        <ConfirmField name="declared" label={t(counter ? 'intake.declare-label' : 'apply.declare-label')} error={error} />
        <h2>{t('apply.privacy-title')}</h2>
        <p>{t('apply.privacy-text')}</p>
        <Actions><Button>{t('apply.submit')}</Button></Actions>
      </form>
    </Page>
  );
};
