import { Facts, formatDay, formatMoment, formatTime, inLanguage, isTextKey, Notice, Timeline, useView } from '@tinhso/ui';
import type { Fact } from '@tinhso/ui';
import type { Synchronisation } from '../../api/desk-services.js';
import type { DossierDetail } from '../../api/public-services.js';
import { LegalBasis, timeLimitWords } from '../../citizen/find/procedure-parts.component.js';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import { feeWords, statusWords } from '../../citizen/my-dossiers/dossier-words.js';

const examined = new Set(['accepted', 'processing', 'proposed', 'approved']);

export const About = ({ dossier, agencyName }: Pick<ReadDossier, 'dossier' | 'agencyName'>) => {
  const { t, lang } = useView();
  const { dueCurrent, dueOriginal, acceptedAt, acceptBefore, assigneeName, business } = dossier;
  const moment = (term: string, at: string | undefined, more = ''): Fact[] => (at ? [{ term, value: <span class="num">{`${formatTime(at)}, ${formatDay(at, lang)}${more}`}</span> }] : []);
  return (
    <Facts facts={[
      { term: t('dossier.state'), value: statusWords(dossier.result === 'revoked' ? 'result-revoked' : business, t) },
      ...(assigneeName || examined.has(business) ? [{ term: t('officer.assignee'), value: assigneeName ?? t('officer.nobody') }] : []),
      ...moment(t('officer.receive-before'), acceptBefore),
      ...moment(t('officer.accepted-at'), acceptedAt),
      ...moment(t('dossier.due'), dueCurrent, dossier.dueProvisional ? `\n${t('dossier.provisional')}` : ''),
      ...(dueOriginal !== dueCurrent ? moment(t('dossier.original-due'), dueOriginal) : []),
      { term: t('procedure.fee'), value: feeWords(dossier, t, lang) },
      { term: t('dossier.agency'), value: agencyName },
      ...(dossier.code ? [{ term: t('apply.done-reference-officer'), value: <span class="num">{dossier.requestReference}</span> }] : []),
    ]} />
  );
};

/** What is missing, and what that does to the clock, by the policy of the pinned version. */
export const OpenSupplement = ({ dossier: { supplement, dueCurrent, business } }: { dossier: DossierDetail }) => {
  const { t, lang } = useView();
  if (!supplement || business !== 'supplement-requested') return null;
  const key = `officer.policy.${dueCurrent ? supplement.policy ?? '' : ''}`;
  return (
    <Notice tone="warning" title={t('officer.missing')}>
      <ul>{supplement.items.map((item) => <li key={item}>{item}</li>)}</ul>
      <p class="num">{t('officer.answer-before', { at: `${formatTime(supplement.answerBefore)}, ${formatDay(supplement.answerBefore, lang)}` })}<br />{isTextKey(key) ? t(key) : t('officer.policy-waiting')}</p>
    </Notice>
  );
};

/** What the leader decides on. */
export const OpenProposal = ({ dossier: { proposal, business, assigneeName }, procedure }: Pick<ReadDossier, 'dossier' | 'procedure'>) => {
  const { t, lang } = useView();
  if (!proposal || (business !== 'proposed' && business !== 'approved')) return null;
  const result = procedure.results.find(({ code }) => code === proposal.result);
  return <Notice title={`${t('officer.proposal')}: ${result ? inLanguage(result.name, lang) : proposal.result}`}><p class="said">{proposal.opinion}</p>{assigneeName ? <p class="small quiet">{assigneeName}</p> : null}</Notice>;
};

export const History = ({ dossier }: { dossier: DossierDetail }) => {
  const { t } = useView();
  const words = (type: string): string => (isTextKey(`history.${type}`) ? t(`history.${type}` as 'history.other') : t('history.other'));
  const steps = dossier.history.map(({ type, at, by, text }) => ({
    title: words(type), at, state: 'past' as const, detail: <>{by ? <span class="small quiet">{by}</span> : null}{text ? <p class="said">{text}</p> : null}</>,
  }));
  return <section class="panel"><h2>{t('officer.history')}</h2><Timeline steps={steps} /></section>;
};

/** The law stands beside the decision. */
export const Basis = ({ procedure }: Pick<ReadDossier, 'procedure'>) => {
  const { t } = useView();
  return (
    <section class="panel small">
      <h2>{t('officer.basis')}</h2>
      <p><strong>{t('officer.time-limit')}:</strong> {timeLimitWords(procedure.timeLimit, t)}</p>
      <LegalBasis items={procedure.legalBasis} />
    </section>
  );
};

/** What the national portal last took, so that a citizen's question there can be answered. */
export const Told = ({ told }: { told: Synchronisation | 'behind' }) => {
  const { t, lang } = useView();
  if (told === 'behind') return <section class="panel"><h2>{t('told.title')}</h2><p>{t('told.behind')}</p></section>;
  const last = told.lastAccepted;
  return (
    <section class="panel">
      <h2>{t('told.title')}</h2>
      <p>{last ? t('told.last', { status: inLanguage(last.statusName, lang), at: formatMoment(last.acceptedAt, lang) }) : t('told.nothing')}</p>
      {told.waiting.length > 0 ? <p>{t('told.waiting', { n: told.waiting.length })}: {told.waiting.map(({ statusName }) => inLanguage(statusName, lang)).join(', ')}.{told.retryAt ? ` ${t('told.retry', { at: formatMoment(told.retryAt, lang) })}` : ''}</p> : null}
      {told.notReportable?.length ? <p>{t('told.not-reportable')}: {told.notReportable.map(({ statusName }) => inLanguage(statusName, lang)).join(', ')}.</p> : null}
      {told.refused.map((one) => <Notice key={one.at} tone="warning" title={`${t('told.refused')}: ${inLanguage(one.statusName, lang)}`}><p>{inLanguage(one.reason, lang)}</p>{one.portalSaid ? <p class="small quiet">{t('told.said', { words: one.portalSaid })}</p> : null}</Notice>)}
    </section>
  );
};
