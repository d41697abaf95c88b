import { Actions, BackLink, Button, Facts, inLanguage, Notice, Page, SelectField, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { ParkingReason } from '../../api/event-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { groupWords, reasonWords } from './event-words.js';

export interface RedriveProps {
  readonly desk: DeskView;
  readonly consumer: string;
  readonly reason?: ParkingReason;
  readonly ofKey?: string;
  readonly idempotencyKey: string;
  /** What the service said against it. */
  readonly refusal?: Bilingual;
}

export const speeds = [10, 100, 500] as const;

/** Asks once more, and says what driving again means. */
export const RedrivePage = ({ desk, consumer, reason, ofKey, idempotencyKey, refusal }: RedriveProps) => {
  const { t, lang } = useView();
  const back = `/officer/events/parked${query({ consumer, reason, key: ofKey })}`;
  return (
    <Page title={t('events.redrive-title')} shape="desk" aside={<DeskQueues desk={desk} current="events" />} wrong={refusal !== undefined}>
      <BackLink href={back}>{t('events.parked-title')}</BackLink>
      <h1>{t('events.redrive-title')}</h1>
      {refusal ? <Notice tone="wrong">{inLanguage(refusal, lang)}</Notice> : null}
      <section class="panel">
        <Facts facts={[
          { term: t('events.col.consumer'), value: groupWords(consumer, t) },
          { term: t('events.col.reason'), value: reason ? reasonWords(reason, t) : t('officer.filter.all') },
          ...(ofKey ? [{ term: t('events.col.key'), value: <span class="reference">{ofKey}</span> }] : []),
        ]} />
        <p>{t('events.redrive-means')}</p>
        <form method="post" action="/officer/events/redrive" novalidate>
          {Object.entries({ consumer, reason, ofKey, key: idempotencyKey }).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
          <SelectField name="perSecond" label={t('events.speed')} hint={t('events.speed-hint')} value="100" options={speeds.map((speed) => ({ value: String(speed), label: t('events.speed-of', { n: speed }) }))} />
          <Actions><Button>{t('events.redrive-go')}</Button><a href={back}>{t('nav.back')}</a></Actions>
        </form>
      </section>
    </Page>
  );
};
