import { Actions, BackLink, Button, ButtonLink, CheckAnswers, formatMoment, inLanguage, Notice, Page, TimeLimitChip, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import type { Synchronisation } from '../../api/desk-services.js';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import { channelWords, limitOf } from '../../citizen/my-dossiers/dossier-words.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { onward } from './acts.js';
import type { ActCode } from './acts.js';
import { About, Basis, History, OpenProposal, OpenSupplement, Told } from './desk-about.component.js';
import { DeskPapers, usePapers } from './desk-papers.component.js';
import { DeskPrints } from './desk-prints.component.js';

export interface DeskDossierProps extends ReadDossier {
  readonly desk: DeskView;
  readonly acts: readonly ActCode[];
  /** Makes a double click one act. */
  readonly idempotencyKey: string;
  /** Personal numbers are shortened; asking for them is a look of its own, which the service records. */
  readonly masked: boolean;
  readonly told?: Synchronisation | 'behind';
  /** Id of the paper to read beside the form, or `result`. */
  readonly paper?: string;
  /** Where the list that was left stands. */
  readonly back: string;
  /** The last act: done, overtaken by somebody else, or refused with the service's words. */
  readonly news?: ActCode | 'filed' | 'supplied' | 'changed' | Bilingual;
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
  const answered = desk.takesIn && dossier.business === 'supplement-requested';
  if (acts.length === 0 && !unpaid && !answered) return null;
  const others = acts.filter((code) => code !== 'accept');
  const usual = acts.includes('accept') ? undefined : others.find((code) => onward.has(code));
  const href = (code: ActCode): string => `/officer/dossiers/${dossier.id}/acts/${code}`;
  return (
    <section class="panel">
      <h2>{t('act.title')}</h2>
      {unpaid ? <p>{t('officer.unpaid')}</p> : null}
      {unpaid ? <Actions><ButtonLink href={`/officer/dossiers/${dossier.id}/slip`}>{t('officer.print.slip')}</ButtonLink></Actions> : null}
      {answered ? <Actions><ButtonLink href={`/officer/dossiers/${dossier.id}/supplement`}>{t('officer.supplied')}</ButtonLink></Actions> : null}
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
  if (news === 'filed' && dossier.financial === 'waiting') return <Notice>{t('intake.filed-unpaid')}</Notice>;
  if (news === 'accept') return dossier.code ? <Notice>{t('officer.accepted', { code: dossier.code })}</Notice> : null;
  return <Notice>{t(news === 'filed' ? 'intake.filed' : news === 'supplied' ? 'officer.supplied-done' : `act.${news}.done`)}</Notice>;
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
  const { dossier, procedureName, procedure, desk, told, news, paper, back } = props;
  const reference = dossier.code ?? dossier.requestReference;
  const open = usePapers(props).find(({ id }) => id === paper);
  return (
    <Page title={reference} shape="desk" aside={<DeskQueues desk={desk} />}>
      <BackLink href={back}>{t('nav.worklist')}</BackLink>
      <News news={news} dossier={dossier} />
      <p class="small quiet num">{reference} · {channelWords(dossier.channel, t)} · {t('dossier.submitted-at')} {formatMoment(dossier.submittedAt, lang)}</p>
      <h1>{procedureName} <TimeLimitChip limit={limitOf(dossier)} /></h1>
      <div class={open ? 'case reading' : 'case'}>
        <div class="stack side">
          <OpenSupplement dossier={dossier} />
          <OpenProposal {...props} />
          <Acts {...props} />
          {open ? <Form {...props} /> : null}
          <DeskPrints dossier={dossier} />
          <section class="panel"><h2>{t('officer.about')}</h2><About {...props} /></section>
          {told ? <Told told={told} /> : null}
          <Basis procedure={procedure} />
          {open ? <History dossier={dossier} /> : null}
        </div>
        <div class="stack"><DeskPapers {...props} open={open} />{open ? null : <><Form {...props} /><History dossier={dossier} /></>}</div>
      </div>
    </Page>
  );
};
