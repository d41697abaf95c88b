import { BackLink, CheckAnswers, Facts, formatDay, formatMoment, formatTime, Notice, Page, TimeLimitChip, Timeline, useView } from '@tinhso/ui';
import type { Fact } from '@tinhso/ui';
import type { DossierDetail } from '../../api/public-services.js';
import type { ReadDossier } from './dossier-reader.js';
import { BillSection } from '../pay/bill.component.js';
import type { KnownBill } from '../pay/known-bill.js';
import { DoneNotice, PaperFiles, ResultSection, SupplementNotice, WhatElse } from './dossier-parts.component.js';
import type { Done } from './dossier-parts.component.js';
import { citizenSteps, endedWithoutResult, feeWords, limitOf, statusWords } from './dossier-words.js';

const Due = ({ dossier }: { dossier: DossierDetail }) => {
  const { t, lang } = useView();
  const due = dossier.dueCurrent;
  if (endedWithoutResult(dossier)) return null;
  return (
    <>
      <p><TimeLimitChip limit={limitOf(dossier)} />{due ? <> {t('dossier.due')} <strong class="num">{formatTime(due)}, {formatDay(due, lang)}</strong></> : null}</p>
      {due && dossier.dueProvisional ? <Notice tone="warning">{t('dossier.provisional')}</Notice> : null}
    </>
  );
};

/** Answers three questions in this order: how long still, where is it, what do I have. */
export const DossierPage = ({ dossier, procedureName, agencyName, groups, paperNames, bill, done }: ReadDossier & { bill?: KnownBill; done?: Done }) => {
  const { t, lang } = useView();
  const reference = dossier.code ? t('dossier.title', { code: dossier.code }) : t('dossier.request', { reference: dossier.requestReference });
  const moved = dossier.dueOriginal && dossier.dueOriginal !== dossier.dueCurrent;
  const facts: Fact[] = [
    { term: t('dossier.state'), value: statusWords(dossier.business, t) },
    { term: t('dossier.agency'), value: agencyName },
    { term: t('dossier.submitted-at'), value: <span class="num">{formatMoment(dossier.submittedAt, lang)}</span> },
    ...(moved ? [{ term: t('dossier.original-due'), value: formatMoment(dossier.dueOriginal as string, lang) }] : []),
    { term: t('procedure.fee'), value: feeWords(dossier, t, lang) },
    ...(dossier.code ? [{ term: t('apply.done-reference'), value: dossier.requestReference }] : []),
  ];
  return (
    <Page title={reference}>
      <BackLink href="/my/dossiers">{t('my.title')}</BackLink>
      <p class="step num">{reference}</p>
      {done ? <DoneNotice done={done} /> : null}
      <h1>{procedureName}</h1>
      <Due dossier={dossier} />
      <SupplementNotice dossier={dossier} />
      <ResultSection dossier={dossier} />
      {bill ? <BillSection bill={bill} dossierId={dossier.id} /> : null}
      <h2>{t('dossier.where')}</h2>
      <Timeline steps={citizenSteps(dossier, t)} />
      <Facts facts={facts} />
      <PaperFiles dossier={dossier} names={paperNames} />
      <details><summary>{t('dossier.copy')}</summary><CheckAnswers groups={groups} /></details>
      <WhatElse dossier={dossier} />
    </Page>
  );
};
