import { Facts, formatDate, formatTime, useView } from '@tinhso/ui';
import type { Attempt } from '../api/connections.js';
import { wordsFor } from './event-labels.js';
import { Code } from '../developers/code.component.js';

const lines = (headers: Readonly<Record<string, string>>): string => Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n');

/** One request to a receiver: what was sent, what came back, how long it took. */
export const AttemptShown = ({ attempt: { at, tookMs, request, answer, error } }: { attempt: Attempt }) => {
  const { t, lang } = useView();
  const seconds = new Date(at).toISOString().slice(16, 19);
  return (
    <>
      <Facts facts={[
        { term: t('agency.attempt-at'), value: `${formatTime(at)}${seconds}, ${formatDate(at, lang)}` },
        { term: t('agency.attempt-took'), value: `${tookMs} ms` },
        { term: t('agency.attempt-answer'), value: answer ? `HTTP ${answer.status}` : t('agency.attempt-none', { error: wordsFor(t, 'error', error ?? '') }) },
      ]} />
      <h3>{t('agency.attempt-request')}</h3>
      <Code label={`${t('agency.attempt-request')} ${at}`} text={`POST ${request.url}\n${lines(request.headers)}`} />
      {answer ? <><h3>{t('agency.attempt-answer')}</h3><Code label={`${t('agency.attempt-answer')} ${at}`} text={`HTTP ${answer.status}\n${lines(answer.headers)}${answer.body ? `\n\n${answer.body}` : ''}`} /></> : null}
    </>
  );
};
