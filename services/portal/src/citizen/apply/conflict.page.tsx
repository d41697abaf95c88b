import { presentAnswers } from '@tinhso/definitions';
import type { Answers, FormPage } from '@tinhso/definitions';
import { Actions, Button, Facts, Notice, Page, useView } from '@tinhso/ui';
import type { Application } from './application.js';

interface ConflictPageProps {
  readonly application: Application;
  readonly page: FormPage;
  /** What was posted, to be posted again when it shall win. */
  readonly posted: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly mine: Answers;
}

/** Two windows wrote one draft: both versions are shown and the person decides. */
export const ConflictPage = ({ application, page, posted, mine }: ConflictPageProps) => {
  const { t, lang } = useView();
  const facts = (answers: Answers) => presentAnswers([{ ...page, when: undefined }], answers, lang).flatMap(({ rows }) => rows.map(({ label, value }) => ({ term: label, value: value || t('form.not-answered') })));
  const again = Object.entries(posted).filter(([name]) => name !== 'revision');
  return (
    <Page title={t('apply.conflict-title')}>
      <h1>{t('apply.conflict-title')}</h1>
      <Notice tone="warning">{t('apply.conflict-text')}</Notice>
      <h2>{t('apply.conflict-mine')}</h2>
      <Facts facts={facts(mine)} />
      <h2>{t('apply.conflict-theirs')}</h2>
      <Facts facts={facts(application.answers)} />
      <form method="post" action={`${application.base}/questions/${page.code}`}>
        <input type="hidden" name="revision" value={application.draft.revision} />
        {again.flatMap(([name, value]) => [value ?? []].flat().map((one, index) => <input key={`${name}${index}`} type="hidden" name={name} value={one} />))}
        <Actions>
          <Button>{t('apply.conflict-keep-mine')}</Button>
          <a href={`${application.base}/questions/${page.code}`}>{t('apply.conflict-keep-theirs')}</a>
        </Actions>
      </form>
    </Page>
  );
};
