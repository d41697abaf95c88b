import { Actions, Button, ErrorSummary, Notice, Page, TextField, useView } from '@tinhso/ui';
import type { Tracked } from '../api/public-services.js';

interface TrackPageProps {
  readonly code?: string;
  readonly found?: Tracked;
  readonly wrong?: 'empty' | 'unknown';
}

const Progress = ({ found }: { found: Tracked }) => {
  const { t } = useView();
  const words = t(found.ended ? 'track.ended' : 'track.percent', { percent: found.completion });
  return (
    <section aria-labelledby="found">
      <h2 id="found" class="num">{t('dossier.title', { code: found.code })}</h2>
      <progress max={100} value={found.completion} aria-label={t('track.progress')}>{found.completion} %</progress>
      <p><strong>{words}</strong></p>
      <p>{t('track.more')} <a href="/my/dossiers">{t('nav.my-dossiers')}</a></p>
    </section>
  );
};

/** Anybody may follow a dossier by its code, and sees how far it is and nothing else. */
export const TrackPage = ({ code, found, wrong }: TrackPageProps) => {
  const { t, province } = useView();
  const error = wrong ? t(`track.${wrong}`) : undefined;
  return (
    <Page title={t('track.title')} wrong={Boolean(wrong)}>
      <ErrorSummary errors={error ? [{ name: 'code', message: error }] : []} />
      <h1>{t('track.title')}</h1>
      <p>{t('track.lead')}</p>
      <form method="get" action="/track" novalidate>
        <TextField name="code" label={t('track.code')} hint={t('track.hint')} value={code} error={error} maxLength={60} />
        <Actions><Button>{t('track.go')}</Button></Actions>
      </form>
      {wrong === 'unknown' ? <Notice>{t('track.unknown-text', { phone: province.contact.helpLine })}</Notice> : null}
      {found ? <Progress found={found} /> : null}
    </Page>
  );
};
