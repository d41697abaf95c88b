import { localDate } from './formats.js';
import type { Translate } from './texts.js';

export interface TimeLimit {
  /** RFC 3339; absent while no clock runs. */
  readonly dueAt?: string;
  readonly state: 'running' | 'paused' | 'waiting' | 'to-accept' | 'not-started' | 'met' | 'missed' | 'ended';
  /** Whole working days left, when the limit is counted in them. */
  readonly workingDaysLeft?: number;
}

export type LimitTone = 'calm' | 'soon' | 'late' | 'wait' | 'done';

const minute = 60_000;

function span(minutes: number, t: Translate): string {
  if (minutes < 60) return t('limit.minutes', { n: Math.max(1, minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('limit.days', { n: Math.floor(hours / 24) });
  const rest = minutes % 60;
  return rest >= 5 && hours < 10 ? t('limit.hours-minutes', { h: hours, m: rest }) : t('limit.hours', { n: hours });
}

/** States in which no clock runs. */
const standing: Readonly<Partial<Record<TimeLimit['state'], LimitTone>>> = { met: 'done', missed: 'late', paused: 'wait', waiting: 'wait', 'not-started': 'wait', ended: 'wait' };

/** The counter has a limit of its own, which is not the applicant's. */
const toAccept = (minutes: number, t: Translate): { tone: LimitTone; words: string } =>
  (minutes < 0 ? { tone: 'late', words: t('limit.accept-late', { span: span(-minutes, t) }) } : { tone: minutes < 120 ? 'soon' : 'wait', words: t('limit.accept-left', { span: span(minutes, t) }) });

/** How much time is left, in words; the tone is amber on the due date itself and red after the due time. */
export function timeLeft(limit: TimeLimit, now: Date, t: Translate): { tone: LimitTone; words: string } {
  const still = standing[limit.state];
  if (still) return { tone: still, words: t(`limit.${limit.state}` as 'limit.met') };
  if (!limit.dueAt) return { tone: 'wait', words: t('limit.not-started') };
  const minutes = Math.floor((Date.parse(limit.dueAt) - now.getTime()) / minute);
  if (limit.state === 'to-accept') return toAccept(minutes, t);
  if (minutes < 0) return { tone: 'late', words: t('limit.late', { span: span(-minutes, t) }) };
  const today = localDate(limit.dueAt) === localDate(now);
  if (!today && limit.workingDaysLeft) return { tone: 'calm', words: t('limit.working-days-left', { n: limit.workingDaysLeft }) };
  return { tone: today ? 'soon' : 'calm', words: t('limit.left', { span: span(minutes, t) }) };
}
