import type { ComponentChildren } from 'preact';
import { formatMoment } from '../formats.js';
import { timeLeft } from '../time-left.js';
import type { TimeLimit } from '../time-left.js';
import { useView } from '../view.js';

export interface TimelineStep {
  readonly title: string;
  readonly at?: string;
  readonly state: 'past' | 'now' | 'next';
  readonly detail?: ComponentChildren;
}

/** What happened, where it is, and what comes next. */
export const Timeline = ({ steps }: { steps: readonly TimelineStep[] }) => {
  const { lang, t } = useView();
  return (
    <ol class="timeline">
      {steps.map(({ title, at, state, detail }, index) => (
        <li key={index} class={state === 'past' ? undefined : state} aria-current={state === 'now' ? 'step' : undefined}>
          {at ? <time dateTime={at}>{formatMoment(at, lang)}</time> : null}
          <strong>{title}{state === 'next' ? <span class="hidden"> ({t('timeline.not-yet')})</span> : null}</strong>
          {detail}
        </li>
      ))}
    </ol>
  );
};

/** How much time is left, in words. */
export const TimeLimitChip = ({ limit }: { limit: TimeLimit }) => {
  const { t, now } = useView();
  const { tone, words } = timeLeft(limit, now, t);
  return <span class={tone === 'calm' ? 'limit' : `limit ${tone}`}>{words}</span>;
};
