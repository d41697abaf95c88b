import { Actions, BackLink, Button, Facts, FormField, Page, useView } from '@tinhso/ui';
import { exchanges } from '../../api/event-services.js';
import type { WatchedConsumer } from '../../api/event-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { groupWords } from './event-words.js';

/** Asks what is to become of the tables that are made anew, and says what that means. */
export const ReplayPage = ({ desk, consumer, idempotencyKey }: { desk: DeskView; consumer: WatchedConsumer; idempotencyKey: string }) => {
  const { t } = useView();
  const { group, readModel } = consumer;
  const kept = readModel?.keptBecause !== undefined;
  return (
    <Page title={t('events.replay-title')} shape="desk" aside={<DeskQueues desk={desk} current="events" />}>
      <BackLink href="/officer/events">{t('events.title')}</BackLink>
      <h1>{t('events.replay-title')}</h1>
      <section class="panel">
        <Facts facts={[
          { term: t('events.col.consumer'), value: groupWords(group, t) },
          { term: t('events.tables'), value: <code translate={false}>{readModel?.tables.join(', ')}</code> },
        ]} />
        <p>{t(kept ? 'events.replay-kept' : 'events.replay-means')}</p>
        <form method="post" action="/officer/events/replay" novalidate>
          <input type="hidden" name="consumer" value={group} />
          <input type="hidden" name="key" value={idempotencyKey} />
          {kept ? <input type="hidden" name="exchange" value="never" />
            : <FormField name="exchange" kind="radio" value="when-equal" label={t('events.exchange')} options={exchanges.map((value) => ({ value, label: t(`events.exchange.${value}`) }))} />}
          <Actions><Button>{t(kept ? 'events.compare-go' : 'events.replay-go')}</Button><a href="/officer/events">{t('nav.back')}</a></Actions>
        </form>
      </section>
    </Page>
  );
};
