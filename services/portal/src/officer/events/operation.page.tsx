import { Actions, BackLink, Button, ButtonLink, Facts, formatMoment, Notice, Page, useView } from '@tinhso/ui';
import type { EventOperation } from '../../api/event-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { formatCount, operationWords, stateWords } from './event-words.js';

/** How far a re-drive or a replay is, and what came of it. */
export const OperationPage = ({ desk, service, operation }: { desk: DeskView; service: string; operation: EventOperation }) => {
  const { t, lang } = useView();
  const { id, state, done, refused, selected, request, outcome, perSecond, createdAt, endedAt } = operation;
  const [running, title] = [state === 'running', operationWords(operation, t)];
  const all = Math.max(selected, done + refused, 1);
  const said = request['reason'] !== undefined && 'discarded' in request ? String(request['reason']) : undefined;
  return (
    <Page title={title} shape="desk" aside={<DeskQueues desk={desk} current="events" />}>
      <BackLink href="/officer/events">{t('events.title')}</BackLink>
      <h1>{title}</h1>
      <Notice tone={state === 'failed' || refused > 0 ? 'warning' : undefined} title={stateWords(operation, t)}>
        <p>{t(running ? 'events.runs-on' : refused > 0 ? 'events.some-stand' : 'events.is-over')}</p>
      </Notice>
      <section class="panel">
        <label for="progress"><strong class="num">{t('events.done-of', { done: formatCount(done, lang), n: formatCount(all, lang) })}</strong></label>
        <progress id="progress" max={all} value={running ? Math.min(done + refused, all) : all} />
        <Facts facts={[
          { term: t('events.effected'), value: <span class="num">{formatCount(done, lang)}</span> },
          { term: t('events.stand-again'), value: <span class="num">{formatCount(refused, lang)}</span> },
          ...(said ? [{ term: t('events.discard-why'), value: said }] : []),
          { term: t('events.speed'), value: t('events.speed-of', { n: perSecond }) },
          { term: t('events.col.started'), value: formatMoment(createdAt, lang) },
          ...(endedAt ? [{ term: t('events.ended'), value: formatMoment(endedAt, lang) }] : []),
          ...Object.entries(outcome ?? {}).map(([name, value]) => ({ term: name, value: <code translate={false}>{typeof value === 'string' ? value : JSON.stringify(value)}</code> })),
        ]} />
        {running ? (
          <form method="post" action={`/officer/events/operations/${service}/${id}/stop`}>
            <Actions><ButtonLink href={`/officer/events/operations/${service}/${id}`}>{t('events.refresh')}</ButtonLink><Button plain>{t('events.stop')}</Button></Actions>
          </form>
        ) : <Actions><ButtonLink plain href="/officer/events">{t('events.title')}</ButtonLink></Actions>}
      </section>
    </Page>
  );
};
