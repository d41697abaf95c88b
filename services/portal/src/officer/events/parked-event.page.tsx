import { Actions, BackLink, Button, ButtonLink, ErrorSummary, Facts, formatMoment, Notice, Page, TextareaField, useView } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { WholeParked } from '../../api/event-services.js';
import { Code } from '../../developers/code.component.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { hexOf, isCut, textOf } from './bytes.js';
import { groupWords, reasonWords } from './event-words.js';

export interface ParkedEventProps {
  readonly desk: DeskView;
  readonly service: string;
  readonly event: WholeParked;
  readonly idempotencyKey: string;
  /** What was typed as the reason, when it was not enough. */
  readonly wrong?: string;
}

const Original = ({ event }: Pick<ParkedEventProps, 'event'>) => {
  const { t } = useView();
  const bytes = Buffer.from(event.body, 'base64');
  const text = textOf(bytes);
  return (
    <section class="panel">
      <h2>{t('events.original', { n: event.size })}</h2>
      {text === undefined ? <p>{t('events.no-text')}</p> : <Code label={t('events.as-text')} text={text} />}
      <details open={text === undefined}><summary>{t('events.as-bytes')}</summary>
        <Code label={t('events.as-bytes')} text={hexOf(bytes)} />
        {isCut(bytes) ? <p class="small quiet">{t('events.cut')}</p> : null}
      </details>
      <details><summary>{t('events.headers')}</summary>
        <Code label={t('events.headers')} text={Object.entries(event.headers).map(([name, value]) => `${name}: ${value}`).join('\n')} />
      </details>
    </section>
  );
};

const Discard = ({ service, event, idempotencyKey, wrong }: Omit<ParkedEventProps, 'desk'>) => {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t('events.discard')}</h2>
      <p>{t(event.behind > 0 ? 'events.discard-text-behind' : 'events.discard-text', { n: event.behind })}</p>
      <form method="post" action={`/officer/events/parked/${service}/${event.id}/discard`} novalidate>
        <input type="hidden" name="key" value={idempotencyKey} />
        <TextareaField name="reason" label={t('events.discard-why')} hint={t('events.discard-why-hint')} value={wrong} error={wrong === undefined ? undefined : t('events.discard-fault')} rows={3} maxLength={500} />
        <Actions><Button grave>{t('events.discard-go')}</Button></Actions>
      </form>
    </section>
  );
};

/** One parked event as it came: why it stands, what it says, and what may be done about it. */
export const ParkedEventPage = (props: ParkedEventProps) => {
  const { t, lang } = useView();
  const { desk, event, wrong } = props;
  const { consumer, reason, key, topic, partition, position, attempts, parkedAt, triedAt, first, behind } = event;
  const title = t('events.event-title', { n: event.id });
  return (
    <Page title={title} shape="desk" aside={<DeskQueues desk={desk} current="events" />} wrong={wrong !== undefined}>
      <BackLink href={`/officer/events/parked${query({ consumer })}`}>{t('events.parked-title')}</BackLink>
      <ErrorSummary errors={wrong === undefined ? [] : [{ name: 'reason', message: t('events.discard-fault') }]} />
      <h1>{title}</h1>
      {reason === 'behind' ? null : <Notice tone="wrong" title={reasonWords(reason, t)}><p class="reference">{event.error}</p></Notice>}
      <div class="case">
        <div class="stack side">
          <section class="panel">
            <h2>{t('events.redrive')}</h2>
            {first ? <><p>{t(behind > 0 ? 'events.redrive-text-behind' : 'events.redrive-text', { n: behind })}</p><Actions><ButtonLink href={`/officer/events/redrive${query({ consumer, key })}`}>{t('events.redrive')}</ButtonLink></Actions></>
              : <><p>{t('events.not-first')}</p><p><a href={`/officer/events/parked${query({ consumer, key })}`}>{t('events.whole-key')}</a></p></>}
          </section>
          {first ? <Discard {...props} /> : null}
        </div>
        <div class="stack">
          <section class="panel">
            <Facts facts={[
              { term: t('events.col.consumer'), value: <>{groupWords(consumer, t)} <span class="quiet small">{consumer}</span></> },
              ...(event.type ? [{ term: t('events.type'), value: <code translate={false}>{event.type}</code> }] : []),
              { term: t('events.col.reason'), value: reasonWords(reason, t) },
              { term: t('events.tries'), value: <span class="num">{attempts}</span> },
              { term: t('events.col.parked-at'), value: formatMoment(parkedAt, lang) },
              ...(triedAt ? [{ term: t('events.tried-at'), value: formatMoment(triedAt, lang) }] : []),
              { term: t('events.col.key'), value: <a class="reference" href={`/officer/events/parked${query({ consumer, key })}`}>{key}</a> },
              { term: t('events.place'), value: <code translate={false}>{`${topic} / ${partition} / ${position}`}</code> },
              ...(event.eventId ? [{ term: t('events.id'), value: <code translate={false}>{event.eventId}</code> }] : []),
            ]} />
          </section>
          <Original event={event} />
        </div>
      </div>
    </Page>
  );
};
