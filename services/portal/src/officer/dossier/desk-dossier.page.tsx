import { Actions, BackLink, Button, CheckAnswers, Facts, formatDay, formatMoment, formatTime, isTextKey, Notice, Page, TimeLimitChip, Timeline, useView } from '@tinhso/ui';
import type { DossierDetail } from '../../api/public-services.js';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import { channelWords, feeWords, limitOf, statusWords } from '../../citizen/my-dossiers/dossier-words.js';
import { DeskQueues } from '../worklist/worklist.page.js';

export interface DeskDossierProps extends ReadDossier {
  readonly mayAccept: boolean;
  /** Personal numbers are shortened; asking for them is a look of its own, which the service records. */
  readonly masked: boolean;
  /** What to say about the last act: done, or overtaken by somebody else. */
  readonly news?: 'accepted' | 'changed';
}

const Accept = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  if (dossier.financial === 'waiting') return <section class="panel"><h2>{t('officer.accept-title')}</h2><p>{t('officer.unpaid')}</p></section>;
  return (
    <section class="panel">
      <h2>{t('officer.accept-title')}</h2>
      <p>{t('officer.accept-text')}</p>
      <form method="post" action={`/officer/dossiers/${dossier.id}/accept`}>
        <input type="hidden" name="version" value={dossier.version} />
        <Actions><Button>{t('officer.accept')}</Button></Actions>
      </form>
    </section>
  );
};

const News = ({ news, dossier }: { news: DeskDossierProps['news']; dossier: DossierDetail }) => {
  const { t } = useView();
  if (news === 'changed') return <Notice tone="warning" title={t('officer.changed-title')}>{t('officer.changed-text')}</Notice>;
  if (news === 'accepted' && dossier.code) return <Notice>{t('officer.accepted', { code: dossier.code })}</Notice>;
  return null;
};

const About = ({ dossier, agencyName }: Pick<DeskDossierProps, 'dossier' | 'agencyName'>) => {
  const { t, lang } = useView();
  const due = dossier.dueCurrent;
  return (
    <Facts facts={[
      { term: t('dossier.state'), value: statusWords(dossier.business, t) },
      { term: t('dossier.agency'), value: agencyName },
      { term: t('procedure.fee'), value: feeWords(dossier, t, lang) },
      ...(due ? [{ term: t('dossier.due'), value: `${formatTime(due)}, ${formatDay(due, lang)}${dossier.dueProvisional ? `\n${t('dossier.provisional')}` : ''}` }] : []),
      { term: t('apply.done-reference-officer'), value: dossier.requestReference },
    ]} />
  );
};

const History = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  const words = (type: string): string => (isTextKey(`history.${type}`) ? t(`history.${type}` as 'history.other') : t('history.other'));
  return <><h2>{t('officer.history')}</h2><Timeline steps={dossier.history.map(({ type, at }) => ({ title: words(type), at, state: 'past' as const }))} /></>;
};

export const DeskDossierPage = ({ dossier, procedureName, agencyName, groups, mayAccept, masked, news }: DeskDossierProps) => {
  const { t, lang } = useView();
  const reference = dossier.code ?? dossier.requestReference;
  const waiting = dossier.business === 'submitted';
  return (
    <Page title={reference} shape="desk" aside={<DeskQueues current={waiting ? 'waiting' : 'under-way'} />}>
      <BackLink href={`/officer/dossiers?queue=${waiting ? 'waiting' : 'under-way'}`}>{t('nav.worklist')}</BackLink>
      <News news={news} dossier={dossier} />
      <p class="small quiet num">{reference} · {channelWords(dossier.channel, t)} · {t('dossier.submitted-at')} {formatMoment(dossier.submittedAt, lang)}</p>
      <h1>{procedureName} <TimeLimitChip limit={limitOf(dossier)} /></h1>
      <div class="case">
        <section class="panel"><h2>{t('officer.form')}</h2>{masked ? <p><a href={`/officer/dossiers/${dossier.id}?numbers=shown`}>{t('officer.show-numbers')}</a></p> : null}<CheckAnswers groups={groups} level={3} /></section>
        <div class="stack">
          {waiting && mayAccept ? <Accept dossier={dossier} /> : null}
          <section class="panel"><h2>{t('officer.about')}</h2><About dossier={dossier} agencyName={agencyName} /><History dossier={dossier} /></section>
        </div>
      </div>
    </Page>
  );
};
