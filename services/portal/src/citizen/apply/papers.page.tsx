import { Actions, BackLink, Button, ErrorSummary, FileField, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import type { Application } from './application.js';
import { SavedLine, StepLine } from './question.page.js';

type Paper = Application['papers'][number];

export const paperField = (code: string): string => `paper-${code}`;

const PaperField = ({ paper, given, error }: { paper: Paper; given?: string; error?: string }) => {
  const { t, lang } = useView();
  const name = inLanguage(paper.name, lang);
  return (
    <>
      <FileField name={paperField(paper.code)} label={name} hint={paper.hint ? inLanguage(paper.hint, lang) : undefined} optional={!paper.required} error={error} accept=".pdf,.jpg,.jpeg,.png" />
      {given ? <p class="known">{t('papers.have', { name: given })} <button class="button text" type="submit" name="remove" value={paper.code}>{t('papers.remove')}<span class="hidden"> {name}</span></button></p> : null}
    </>
  );
};

/** One file for each paper; what is sent already stays when another needs mending. */
export const PapersPage = ({ application, errors = [], changed }: { application: Application; errors?: readonly FormError[]; changed?: boolean }) => {
  const { t } = useView();
  const given = (code: string): string | undefined => application.draft.papers.find(({ paperCode }) => paperCode === code)?.name;
  return (
    <Page title={t('papers.title')} wrong={errors.length > 0}>
      <BackLink href={application.before('papers')} />
      <ErrorSummary errors={errors} />
      <StepLine application={application} code="papers" />
      <h1>{t('papers.title')}</h1>
      {changed ? <Notice tone="warning" title={t('apply.conflict-title')}>{t('papers.changed')}</Notice> : null}
      <p>{t('papers.hint')}</p>
      <form method="post" encType="multipart/form-data" novalidate>
        <input type="hidden" name="revision" value={application.draft.revision} />
        {application.papers.map((paper) => <PaperField key={paper.code} paper={paper} given={given(paper.code)} error={errors.find(({ name }) => name === paperField(paper.code))?.message} />)}
        <Actions>
          <Button>{t('form.continue')}</Button>
          <button class="button text" type="submit" name="then" value="later">{t('form.save-later')}</button>
        </Actions>
      </form>
      <SavedLine application={application} />
    </Page>
  );
};
