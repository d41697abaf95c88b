import { Actions, BackLink, ButtonLink, DataTable, EmptyState, formatMoment, Page, Pagination, useView } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import { parkingReasons } from '../../api/event-services.js';
import type { ParkedItem, ParkingReason } from '../../api/event-services.js';
import type { PageOf } from '../../api/public-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { groupWords, reasonWords } from './event-words.js';

export interface ParkedListProps {
  readonly desk: DeskView;
  readonly service: string;
  readonly consumer: string;
  readonly consumers: readonly string[];
  readonly reason?: ParkingReason;
  readonly key?: string;
  readonly parked: PageOf<ParkedItem>;
  readonly later: boolean;
}

const Filter = ({ consumer, consumers, reason, ofKey }: Pick<ParkedListProps, 'consumer' | 'consumers' | 'reason'> & { ofKey?: string }) => {
  const { t } = useView();
  return (
    <form class="bar" role="search" action="/officer/events/parked">
      <span><label for="consumer">{t('events.col.consumer')}</label>
        <select class="slim" id="consumer" name="consumer">{consumers.map((one) => <option key={one} value={one} selected={one === consumer}>{groupWords(one, t)}</option>)}</select></span>
      <span><label for="reason">{t('events.col.reason')}</label>
        <select class="slim" id="reason" name="reason">
          <option value="">{t('officer.filter.all')}</option>
          {parkingReasons.map((one) => <option key={one} value={one} selected={one === reason}>{reasonWords(one, t)}</option>)}
        </select></span>
      <span class="grow"><label for="key">{t('events.col.key')}</label><input class="slim" id="key" name="key" type="search" value={ofKey} maxLength={200} autocomplete="off" /></span>
      <button class="button plain" type="submit">{t('officer.filter.go')}</button>
      {reason || ofKey ? <a class="clear" href={`/officer/events/parked${query({ consumer })}`}>{t('officer.filter.clear')}</a> : null}
    </form>
  );
};

export const ParkedListPage = ({ desk, service, consumer, consumers, reason, ofKey, parked, later }: Omit<ParkedListProps, 'key'> & { ofKey?: string }) => {
  const { t, lang } = useView();
  const chosen = { consumer, reason, key: ofKey };
  return (
    <Page title={t('events.parked-title')} shape="desk" aside={<DeskQueues desk={desk} current="events" />}>
      <BackLink href="/officer/events">{t('events.title')}</BackLink>
      <h1>{t('events.parked-title')}</h1>
      <Filter {...{ consumer, consumers, reason, ofKey }} />
      {parked.items.length === 0 ? <EmptyState title={t('events.list-empty')}><p>{t('events.list-empty-text')}</p></EmptyState> : (
        <>
          <DataTable caption={t('events.parked-title')} rows={parked.items} keyOf={({ id }) => String(id)} columns={[
            { title: t('events.col.event'), cell: ({ id, type, eventId }) => <><a class="num" href={`/officer/events/parked/${service}/${id}`}>{t('events.number', { n: id })}</a><span class="sub reference">{type ?? eventId ?? t('events.unknown-type')}</span></> },
            { title: t('events.col.reason'), cell: ({ reason: why, attempts }) => <>{reasonWords(why, t)}{attempts > 0 ? <span class="sub num">{t('events.attempts', { n: attempts })}</span> : null}</> },
            { title: t('events.col.error'), cell: ({ error, reason: why }) => (why === 'behind' ? <span class="quiet">{t('events.stands-behind')}</span> : <span class="small reference">{error.slice(0, 200)}</span>) },
            { title: t('events.col.key'), cell: ({ key, first }) => <><a class="small reference" href={`/officer/events/parked${query({ consumer, key })}`}>{key}</a>{first ? <span class="sub">{t('events.first')}</span> : null}</> },
            { title: t('events.col.parked-at'), sorted: 'ascending', cell: ({ parkedAt }) => <span class="num">{formatMoment(parkedAt, lang)}</span> },
          ]} />
          <Pagination first={later ? `/officer/events/parked${query(chosen)}` : undefined} next={parked.next ? `/officer/events/parked${query({ ...chosen, cursor: parked.next })}` : undefined} />
          <Actions><ButtonLink href={`/officer/events/redrive${query(chosen)}`}>{t('events.redrive-chosen')}</ButtonLink></Actions>
        </>
      )}
    </Page>
  );
};
