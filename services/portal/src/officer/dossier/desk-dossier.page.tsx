import { Actions, BackLink, Button, ButtonLink, CheckAnswers, Facts, formatDay, formatMoment, formatTime, inLanguage, isTextKey, Notice, Page, TimeLimitChip, Timeline, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import type { Synchronisation } from '../../api/desk-services.js';
import type { DossierDetail } from '../../api/public-services.js';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import { channelWords, feeWords, limitOf, statusWords } from '../../citizen/my-dossiers/dossier-words.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { onward } from './acts.js';
import type { ActCode } from './acts.js';
import { DeskPapers } from './desk-papers.component.js';

export interface DeskDossierProps extends ReadDossier {
  readonly desk: DeskView;
  readonly acts: readonly ActCode[];
  /** Makes a double click one act. */
  readonly idempotencyKey: string;
  /** Personal numbers are shortened; asking for them is a look of its own, which the service records. */
  readonly masked: boolean;
  readonly told?: Synchronisation;
  /** The last act: done, overtaken by somebody else, or refused with the service's words. */
  readonly news?: ActCode | 'filed' | 'changed' | Bilingual;
}

const Accept = ({ dossier, idempotencyKey }: Pick<DeskDossierProps, 'dossier' | 'idempotencyKey'>) => {
  const { t } = useView();
  return (
    <>
      <p>{t('officer.accept-text')}</p>
      <form method="post" action={`/officer/dossiers/${dossier.id}/acts/accept`}>
        <input type="hidden" name="version" value={dossier.version} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <Actions><Button>{t('officer.accept')}</Button></Actions>
      </form>
    </>
  );
};

/** What to do next: the usual act as a button, the others as links to their small pages. */
const Acts = ({ dossier, acts, idempotencyKey, desk }: Pick<DeskDossierProps, 'dossier' | 'acts' | 'idempotencyKey' | 'desk'>) => {
  const { t } = useView();
  const unpaid = desk.takesIn && dossier.business === 'submitted' && dossier.financial === 'waiting';
  if (acts.length === 0 && !unpaid) return null;
  const others = acts.filter((code) => code !== 'accept');
  const usual = acts.includes('accept') ? undefined : others.find((code) => onward.has(code));
  const href = (code: ActCode): string => `/officer/dossiers/${dossier.id}/acts/${code}`;
  return (
    <section class="panel">
      <h2>{t('act.title')}</h2>
      {unpaid ? <p>{t('officer.unpaid')}</p> : null}
      {acts.includes('accept') ? <Accept dossier={dossier} idempotencyKey={idempotencyKey} /> : null}
      {usual ? <Actions><ButtonLink href={href(usual)}>{t(`act.${usual}.button`)}</ButtonLink></Actions> : null}
      <Actions>{others.filter((code) => code !== usual).map((code) => <ButtonLink key={code} plain href={href(code)}>{t(`act.${code}.title`)}</ButtonLink>)}</Actions>
    </section>
  );
};

const News = ({ news, dossier }: Pick<DeskDossierProps, 'news' | 'dossier'>) => {
  const { t, lang } = useView();
  if (news === undefined) return null;
  if (typeof news === 'object') return <Notice tone="warning" title={t('act.refused')}>{inLanguage(news, lang)}</Notice>;
  if (news === 'changed') return <Notice tone="warning" title={t('officer.changed-title')}>{t('officer.changed-text')}</Notice>;
  if (news === 'accept') return dossier.code ? <Notice>{t('officer.accepted', { code: dossier.code })}</Notice> : null;
  return <Notice>{t(news === 'filed' ? 'intake.filed' : `act.${news}.done`)}</Notice>;
};

/** What the national portal last took, so that a citizen's question there can be answered. */
const Told = ({ told }: { told: Synchronisation }) => {
  const { t, lang } = useView();
  const last = told.lastAccepted;
  const refused = told.refused.at(-1);
  return (
    <section class="panel">
      <h2>{t('told.title')}</h2>
      <p>{last ? t('told.last', { status: inLanguage(last.statusName, lang), at: formatMoment(last.acceptedAt, lang) }) : t('told.nothing')}</p>
      {told.waiting.length > 0 ? <p>{t('told.waiting', { n: told.waiting.length })}</p> : null}
      {refused ? <Notice tone="warning" title={t('told.refused')}>{inLanguage(refused.reason, lang)}</Notice> : null}
    </section>
  );
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

const Form = ({ dossier, groups, masked }: Pick<DeskDossierProps, 'dossier' | 'groups' | 'masked'>) => {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t('officer.form')}</h2>
      {masked ? <p><a href={`/officer/dossiers/${dossier.id}?numbers=shown`}>{t('officer.show-numbers')}</a></p> : null}
      <CheckAnswers groups={groups} level={3} />
    </section>
  );
};

export const DeskDossierPage = (props: DeskDossierProps) => {
  const { t, lang } = useView();
  const { dossier, procedureName, agencyName, desk, told, news } = props;
  const reference = dossier.code ?? dossier.requestReference;
  const queue = dossier.business === 'submitted' && desk.queues.includes('waiting') ? 'waiting' : desk.queues[0] ?? 'under-way';
  return (
    <Page title={reference} shape="desk" aside={<DeskQueues desk={desk} />}>
      <BackLink href={`/officer/dossiers?queue=${queue}`}>{t('nav.worklist')}</BackLink>
      <News news={news} dossier={dossier} />
      <p class="small quiet num">{reference} · {channelWords(dossier.channel, t)} · {t('dossier.submitted-at')} {formatMoment(dossier.submittedAt, lang)}</p>
      <h1>{procedureName} <TimeLimitChip limit={limitOf(dossier)} /></h1>
      <div class="case">
        <div class="stack side">
          <Acts {...props} />
          <section class="panel"><h2>{t('officer.about')}</h2><About dossier={dossier} agencyName={agencyName} /><History dossier={dossier} /></section>
          {told ? <Told told={told} /> : null}
        </div>
        <div class="stack"><Form {...props} /><DeskPapers dossier={dossier} /></div>
      </div>
    </Page>
  );
};
