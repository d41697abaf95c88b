import { Actions, BackLink, ButtonLink, formatMoment, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { ProcedureDetail } from '../../api/public-services.js';
import { PaperList, timeLimitWords } from '../find/procedure-parts.component.js';
import type { Draft } from './drafts.js';

const Resume = ({ code, draft }: { code: string; draft: Draft }) => {
  const { t, lang } = useView();
  return (
    <Notice title={t('apply.resume', { at: formatMoment(draft.updatedAt, lang) })}>
      <Actions>
        <ButtonLink href={`/apply/${code}/begin`}>{t('apply.resume-go')}</ButtonLink>
        <form method="post" action={`/apply/${code}/discard`}><button class="button text" type="submit">{t('apply.resume-drop')}</button></form>
      </Actions>
    </Notice>
  );
};

export const StartPage = ({ procedure, draft }: { procedure: ProcedureDetail; draft?: Draft }) => {
  const { t, lang, viewer } = useView();
  const name = inLanguage(procedure.name, lang);
  return (
    <Page title={name}>
      <BackLink href={`/procedures/${procedure.code}`} />
      <p class="step">{t('apply.start-title')}</p>
      <h1>{name}</h1>
      {draft ? <Resume code={procedure.code} draft={draft} /> : null}
      <p>{t('apply.start-text')}</p>
      <p>{t('procedure.time')}: <strong>{timeLimitWords(procedure.timeLimit, t)}</strong></p>
      <h2>{t('apply.start-papers')}</h2>
      <PaperList papers={procedure.papers} title={false} />
      {viewer ? null : <p>{t('apply.start-login')}</p>}
      {draft ? null : <Actions><ButtonLink href={`/apply/${procedure.code}/begin`}>{t('procedure.start')}</ButtonLink></Actions>}
    </Page>
  );
};

/** For an account of the wrong kind: says whom the procedure is for. */
export const NotForYouPage = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useView();
  const who = procedure.applicants.map((kind) => t(`procedure.applicant.${kind}`)).join(', ');
  return (
    <Page title={t('apply.who-not')}>
      <BackLink href={`/procedures/${procedure.code}`} />
      <h1>{t('apply.who-not')}</h1>
      <p>{t('apply.who-not-text', { who })}</p>
    </Page>
  );
};
