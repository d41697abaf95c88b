import { Actions, ButtonLink, formatDay, formatMoment, formatTime, Notice, useView } from '@tinhso/ui';
import type { DossierDetail } from '../../api/public-services.js';
import { mayWithdraw } from './dossier-words.js';

const deeds = ['withdrawn', 'supplemented'] as const;
export type Done = (typeof deeds)[number];

/** What the address says was done just now, when it is something these pages do. */
export const doneOf = (given: unknown): Done | undefined => deeds.find((one) => one === given);

export const DoneNotice = ({ done }: { done: Done }) => {
  const { t } = useView();
  return <Notice>{t(`done.${done}`)}</Notice>;
};

/** Everything that is missing, at once, with the time there is to answer. */
export const Missing = ({ dossier: { supplement } }: { dossier: DossierDetail }) => {
  const { t, lang } = useView();
  if (!supplement) return null;
  return (
    <>
      <ul>{supplement.items.map((item) => <li key={item}>{item}</li>)}</ul>
      <p>{t('supplement.before')} <strong class="num">{formatTime(supplement.answerBefore)}, {formatDay(supplement.answerBefore, lang)}</strong></p>
      <p class="small quiet">{t('procedure.partial-basis', { basis: supplement.legalBasis })}</p>
    </>
  );
};

export const SupplementNotice = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  if (dossier.business !== 'supplement-requested') return null;
  return (
    <Notice tone="warning" title={t('supplement.title')}>
      <Missing dossier={dossier} />
      <Actions><ButtonLink href={`/my/dossiers/${dossier.id}/supplement`}>{t('supplement.go')}</ButtonLink></Actions>
    </Notice>
  );
};

const withResult = new Set(['issued', 'delivered']);

/** Number, file and how anybody can check them. */
export const ResultSection = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  if (dossier.result === 'revoked') return <Notice tone="wrong" title={t('status.result-revoked')}>{t('result.revoked')}</Notice>;
  if (!dossier.resultNumber || !withResult.has(dossier.business)) return null;
  return (
    <section>
      <h2>{t('result.title')}</h2>
      <p class="lead">{t('result.number')} <strong class="num">{dossier.resultNumber}</strong></p>
      <Actions><ButtonLink href={`/my/dossiers/${dossier.id}/result.pdf`}>{t('result.download')}</ButtonLink></Actions>
      <h3>{t('result.verify')}</h3>
      <p>{t('result.verify-text')}</p>
      <p>{t('result.verify-public')} <a href="/verify">{t('verify.title')}</a></p>
    </section>
  );
};

export const PaperFiles = ({ dossier, names }: { dossier: DossierDetail; names: ReadonlyMap<string, string> }) => {
  const { t, lang } = useView();
  if (!dossier.papers?.length) return null;
  return (
    <section>
      <h2>{t('papers.given')}</h2>
      <ul>{dossier.papers.map(({ id, paperCode, name, attachedAt }) => <li key={id}>{names.get(paperCode) ?? paperCode}<br /><a class="num" href={`/my/dossiers/${dossier.id}/papers/${id}`}>{name}</a> <span class="small quiet num">{formatMoment(attachedAt, lang)}</span></li>)}</ul>
    </section>
  );
};

/** Rarely wanted, so at the end. */
export const WhatElse = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  return (
    <Actions>
      <a href={`/my/dossiers/${dossier.id}/looks`}>{t('looks.title')}</a>
      {mayWithdraw(dossier) ? <a href={`/my/dossiers/${dossier.id}/withdraw`}>{t('withdraw.go')}</a> : null}
    </Actions>
  );
};
