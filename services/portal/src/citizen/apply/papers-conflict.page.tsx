import { Actions, Button, Facts, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { Application } from './application.js';
import type { DraftPaper } from './drafts.js';
import { takenField, takenValue } from './taken-files.js';

/** Two windows gave a file for one paper: both are named, the new one waits under its upload until the person decides. */
export const PapersConflictPage = ({ application, taken }: { application: Application; taken: readonly DraftPaper[] }) => {
  const { t, lang } = useView();
  const mine = new Set(taken.map(({ paperCode }) => paperCode));
  const facts = (papers: readonly DraftPaper[]) => application.papers.filter(({ code }) => mine.has(code)).map(({ code, name }) => ({
    term: inLanguage(name, lang), value: papers.find(({ paperCode }) => paperCode === code)?.name ?? t('form.not-answered'),
  }));
  return (
    <Page title={t('apply.conflict-title')}>
      <h1>{t('apply.conflict-title')}</h1>
      <Notice tone="warning">{t('papers.conflict-text')}</Notice>
      <h2>{t('papers.conflict-mine')}</h2>
      <Facts facts={facts(taken)} />
      <h2>{t('apply.conflict-theirs')}</h2>
      <Facts facts={facts(application.draft.papers)} />
      <form method="post" action={`${application.base}/papers`}>
        <input type="hidden" name="revision" value={application.draft.revision} />
        {taken.map((paper) => <input key={paper.paperCode} type="hidden" name={takenField(paper.paperCode)} value={takenValue(paper)} />)}
        <Actions>
          <Button>{t('papers.conflict-keep-mine')}</Button>
          <a href={`${application.base}/papers`}>{t('papers.conflict-keep-theirs')}</a>
        </Actions>
      </form>
    </Page>
  );
};
