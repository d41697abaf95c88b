import { Actions, BackLink, Button, ButtonLink, Facts, formatMoment, Notice, Page, useView } from '@tinhso/ui';
import type { Lang, Translate } from '@tinhso/ui';
import type { EventOperation } from '../../api/event-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { formatCount, operationWords, stateWords } from './event-words.js';

interface ReplayOutcome {
  readonly eventsPerSecond?: number; readonly equal?: boolean; readonly exchanged?: boolean; readonly left?: string; readonly error?: string;
  readonly tables?: readonly { readonly table: string; readonly rows: { readonly live: number; readonly rebuilt: number }; readonly checksum: { readonly live: string; readonly rebuilt: string } }[];
}

const outcomeFacts = (outcome: ReplayOutcome | undefined, t: Translate, lang: Lang) => (outcome === undefined ? [] : [
  ...(outcome.error ? [{ term: t('events.col.error'), value: <span class="reference">{outcome.error}</span> }] : []),
  ...(outcome.eventsPerSecond ? [{ term: t('events.rate'), value: <span class="num">{t('events.rate-of', { n: formatCount(outcome.eventsPerSecond, lang) })}</span> }] : []),
  ...(outcome.tables ?? []).map(({ table, rows, checksum }) => ({
    term: table, value: <>{t(checksum.live === checksum.rebuilt && rows.live === rows.rebuilt ? 'events.table-equal' : 'events.table-differs', { live: formatCount(rows.live, lang), rebuilt: formatCount(rows.rebuilt, lang) })} <span class="quiet small reference">{checksum.live === checksum.rebuilt ? checksum.live : `${checksum.live} ≠ ${checksum.rebuilt}`}</span></>,
  })),
  ...(outcome.equal === undefined ? [] : [{ term: t('events.exchange'), value: t(outcome.exchanged ? 'events.exchanged' : outcome.equal ? 'events.only-compared' : 'events.not-exchanged', { where: outcome.left ?? '' }) }]),
]);

/** How far a re-drive or a replay is, and what came of it. */
export const OperationPage = ({ desk, service, operation }: { desk: DeskView; service: string; operation: EventOperation }) => {
  const { t, lang } = useView();
  const { id, kind, state, done, refused, selected, request, outcome, perSecond, createdAt, endedAt } = operation;
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
        <label for="progress"><strong class="num">{t('events.done-of', { done: formatCount(done, lang), n: formatCount(Math.max(selected, done + refused), lang) })}</strong></label>
        <progress id="progress" max={all} value={running ? Math.min(done + refused, all) : all} />
        <Facts facts={[
          { term: t(kind === 'replay' ? 'events.replayed' : 'events.effected'), value: <span class="num">{formatCount(done, lang)}</span> },
          ...(kind === 'redrive' ? [{ term: t('events.stand-again'), value: <span class="num">{formatCount(refused, lang)}</span> }] : []),
          ...(said ? [{ term: t('events.discard-why'), value: said }] : []),
          ...(perSecond > 0 ? [{ term: t('events.speed'), value: t('events.speed-of', { n: perSecond }) }] : []),
          { term: t('events.col.started'), value: formatMoment(createdAt, lang) },
          ...(endedAt ? [{ term: t('events.ended'), value: formatMoment(endedAt, lang) }] : []),
          ...outcomeFacts(outcome as ReplayOutcome | undefined, t, lang),
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
