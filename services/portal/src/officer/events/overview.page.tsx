import { ButtonLink, DataTable, EmptyState, formatMoment, Notice, Page, useView } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { EventOperation, EventWork, WatchedConsumer } from '../../api/event-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { alertWords, formatCount, groupWords, operationWords, reasonWords, serviceWords, stateWords } from './event-words.js';

export interface OverviewProps {
  readonly desk: DeskView;
  readonly seen: readonly { readonly service: string; readonly work?: EventWork; readonly operations: readonly EventOperation[] }[];
}

const parkedIn = ({ parked }: WatchedConsumer): number => parked.reduce((sum, { count }) => sum + count, 0);

const Alerts = ({ seen }: Pick<OverviewProps, 'seen'>) => {
  const { t, lang } = useView();
  const silent = seen.filter(({ work }) => !work);
  const alerts = seen.flatMap(({ service, work }) => (work?.alerts ?? []).map((alert) => ({ service, alert })));
  return (
    <>
      {silent.length > 0 ? <Notice tone="wrong">{t('events.silent', { services: silent.map(({ service }) => serviceWords(service, t)).join(', ') })}</Notice> : null}
      {alerts.length > 0 ? (
        <Notice tone="warning" title={t('events.alerts')}>
          <ul>{alerts.map(({ service, alert }) => <li key={`${alert.kind}${alert.group ?? service}`}>{alertWords(alert, service, t, lang)} <span class="quiet">{t('events.since', { at: formatMoment(alert.since, lang) })}</span></li>)}</ul>
        </Notice>
      ) : null}
      {silent.length + alerts.length === 0 ? <Notice>{t('events.all-well')}</Notice> : null}
    </>
  );
};

const Consumers = ({ consumers }: { consumers: readonly WatchedConsumer[] }) => {
  const { t, lang } = useView();
  return (
    <DataTable caption={t('events.consumers')} rows={consumers} keyOf={({ group }) => group} columns={[
      { title: t('events.col.consumer'), cell: ({ group }) => <>{groupWords(group, t)}<span class="sub">{group}</span></> },
      { title: t('events.col.lag'), cell: ({ lag }) => <span class="num">{t('events.waiting', { n: formatCount(lag, lang) })}</span> },
      { title: t('events.col.parked'), cell: (one) => (parkedIn(one) === 0 ? <span class="quiet">{t('events.none-parked')}</span>
        : <><a class="num" href={`/officer/events/parked${query({ consumer: one.group })}`}>{t('events.parked', { n: formatCount(parkedIn(one), lang) })}<span class="hidden"> – {groupWords(one.group, t)}</span></a>
          <span class="sub">{one.parked.map(({ reason, count }) => `${reasonWords(reason, t)}: ${formatCount(count, lang)}`).join(' · ')}</span></>) },
      { title: t('events.col.read-model'), cell: ({ group, readModel }) => (readModel ? <a href={`/officer/events/replay${query({ consumer: group })}`}>{t(readModel.keptBecause ? 'events.compare' : 'events.replay')}<span class="hidden"> – {groupWords(group, t)}</span></a> : <span class="quiet">–</span>) },
      { title: t('events.col.oldest'), cell: ({ parked }) => (parked.length === 0 ? <span class="quiet">–</span>
        : <span class="num">{t('events.since', { at: formatMoment(parked.map(({ oldestAt }) => oldestAt).sort()[0] ?? '', lang) })}</span>) },
    ]} />
  );
};

/** What waits for who keeps the system, over all services: nothing is parked in silence. */
export const OverviewPage = ({ desk, seen }: OverviewProps) => {
  const { t, lang } = useView();
  const consumers = seen.flatMap(({ work }) => work?.consumers ?? []).sort((a, b) => parkedIn(b) - parkedIn(a) || a.group.localeCompare(b.group));
  const operations = seen.flatMap(({ service, operations: own }) => own.map((operation) => ({ service, operation }))).sort((a, b) => (a.operation.createdAt < b.operation.createdAt ? 1 : -1)).slice(0, 10);
  return (
    <Page title={t('events.title')} shape="desk" aside={<DeskQueues desk={desk} current="events" />}>
      <h1>{t('events.title')}</h1>
      <p>{t('events.lead')}</p>
      <Alerts seen={seen} />
      <h2>{t('events.consumers')}</h2>
      <Consumers consumers={consumers} />
      <h2>{t('events.operations')}</h2>
      {operations.length === 0 ? <EmptyState title={t('events.no-operations')}><p>{t('events.no-operations-text')}</p></EmptyState> : (
        <DataTable caption={t('events.operations')} rows={operations} keyOf={({ operation }) => operation.id} columns={[
          { title: t('events.col.operation'), cell: ({ service, operation }) => <a href={`/officer/events/operations/${service}/${operation.id}`}>{operationWords(operation, t)}</a> },
          { title: t('events.col.progress'), cell: ({ operation: { done, selected, refused } }) => <span class="num">{t('events.done-of', { done: formatCount(done, lang), n: formatCount(Math.max(selected, done), lang) })}{refused > 0 ? <span class="limit late beside">{t('events.refused', { n: refused })}</span> : null}</span> },
          { title: t('events.col.state'), cell: ({ operation }) => stateWords(operation, t) },
          { title: t('events.col.started'), sorted: 'descending', cell: ({ operation: { createdAt } }) => <span class="num">{formatMoment(createdAt, lang)}</span> },
        ]} />
      )}
      <p class="actions"><ButtonLink plain href="/officer/events">{t('events.refresh')}</ButtonLink></p>
    </Page>
  );
};
