import { formatMoney, isTextKey } from '@tinhso/ui';
import type { Lang, TimeLimit, TimelineStep, Translate } from '@tinhso/ui';
import type { DossierSummary } from '../../api/public-services.js';

/** A status in words; one that these pages do not know yet is shown as it came. */
export function statusWords(business: string, t: Translate): string {
  const key = `status.${business}`;
  return isTextKey(key) ? t(key) : business;
}

export function feeWords({ financial, feeInAdvance }: Pick<DossierSummary, 'financial' | 'feeInAdvance'>, t: Translate, lang: Lang): string {
  if (feeInAdvance === 0) return t('procedure.free');
  const key = `payment.${financial}`;
  return `${formatMoney(feeInAdvance, lang)} (${isTextKey(key) ? t(key).toLocaleLowerCase(lang) : financial})`;
}

const finished = new Set(['issued', 'delivered', 'result-issued', 'result-delivered', 'completed', 'refused', 'withdrawn', 'lapsed', 'result-revoked']);
const waiting = new Set(['supplement-requested']);
const withLeader = new Set(['proposed', 'approved']);
const withoutResult = new Set(['refused', 'withdrawn', 'lapsed']);

/** The clock of a dossier, as the chip shows it. */
export function limitOf({ business, dueCurrent, issuedAt, acceptBefore, supplement }: Pick<DossierSummary, 'business' | 'dueCurrent' | 'issuedAt' | 'acceptBefore' | 'supplement'>): TimeLimit {
  if (withoutResult.has(business)) return { state: 'ended' };
  if (finished.has(business)) return { state: issuedAt && dueCurrent && Date.parse(issuedAt) > Date.parse(dueCurrent) ? 'missed' : 'met' };
  const running: TimeLimit | undefined = dueCurrent ? { state: 'running', dueAt: dueCurrent } : undefined;
  if (waiting.has(business)) return (supplement?.policy === 'none' ? running : undefined) ?? { state: running && supplement?.policy !== 'restart' ? 'paused' : 'waiting' };
  return running ?? (acceptBefore ? { state: 'to-accept', dueAt: acceptBefore } : { state: 'not-started' });
}

const withdrawable = new Set(['submitted', 'supplement-requested', 'accepted', 'processing', 'proposed']);

/** True until a leader has decided; the service asks again. */
export const mayWithdraw = ({ business }: Pick<DossierSummary, 'business'>): boolean => withdrawable.has(business);

/** True of a dossier that ended without what was asked for: it was neither in time nor late. */
export const endedWithoutResult = ({ business }: Pick<DossierSummary, 'business'>): boolean => withoutResult.has(business);

/** What happened, where it is and what comes next, for the person whose dossier it is. */
export function citizenSteps({ business, submittedAt, acceptedAt, issuedAt }: Pick<DossierSummary, 'business' | 'submittedAt' | 'acceptedAt' | 'issuedAt'>, t: Translate): TimelineStep[] {
  const filed: TimelineStep = { title: t('step.submitted'), at: submittedAt, state: 'past' };
  const ahead = (processing: TimelineStep['state'], approval: TimelineStep['state'] = 'next'): TimelineStep[] => [{ title: t('step.processing'), state: processing }, { title: t('step.approved'), state: approval }, { title: t('step.result'), state: 'next' }];
  if (business === 'refused' || business === 'withdrawn' || business === 'lapsed') return [filed, { title: t(`step.${business}`), state: 'now' }];
  if (business === 'supplement-requested') return [filed, ...(acceptedAt ? [{ title: t('step.accepted-past'), at: acceptedAt, state: 'past' as const }] : []), { title: t('step.supplement'), state: 'now' }, ...ahead('next')];
  if (!acceptedAt) return [filed, { title: t('step.receiving'), state: 'now' }, ...ahead('next')];
  const taken: TimelineStep = { title: t('step.accepted-past'), at: acceptedAt, state: 'past' };
  if (finished.has(business)) return [filed, taken, { title: t('step.processing'), state: 'past' }, { title: t('step.approved'), state: 'past' }, { title: t('step.result-ready'), at: issuedAt, state: 'past' }];
  return [filed, taken, ...(withLeader.has(business) ? ahead('past', 'now') : ahead('now'))];
}

export function channelWords(channel: string, t: Translate): string {
  const key = `channel.${channel}`;
  return isTextKey(key) ? t(key) : channel;
}

/** What the person has to do comes first. */
export const dossierGroups = ['todo', 'under-way', 'results', 'ended'] as const;
export type DossierGroup = (typeof dossierGroups)[number];

const owes = ({ business, financial }: Pick<DossierSummary, 'business' | 'financial'>): boolean => business === 'submitted' && financial === 'waiting';

export function groupOf(dossier: Pick<DossierSummary, 'business' | 'financial' | 'result'>): DossierGroup {
  if (dossier.business === 'supplement-requested' || owes(dossier)) return 'todo';
  if (endedWithoutResult(dossier) || dossier.result === 'revoked') return 'ended';
  return finished.has(dossier.business) ? 'results' : 'under-way';
}

/** What the person has to do, where it is they who are waited for. */
export const todoWords = (dossier: Pick<DossierSummary, 'business' | 'financial'>, t: Translate): string | undefined => (owes(dossier) ? t('my.to-pay') : undefined);
