import { Actions, BackLink, Button, EmptyState, Facts, formatMoment, Page, useView } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';
import type { Attempt, Delivery, Receiver } from '../api/connections.js';
import { AgencyPlaces } from './agency-places.component.js';
import { AttemptShown } from './attempt.component.js';
import { typeLabel } from './event-labels.js';

export interface DeliveryProps {
  readonly receiver: Receiver;
  readonly delivery: Delivery & { readonly attempts: readonly Attempt[] };
  readonly types: readonly EventType[];
  readonly administrator: boolean;
}

/** One event on its way to one receiver, with every attempt. */
export const DeliveryPage = ({ receiver: { id, sink, status }, delivery, types, administrator }: DeliveryProps) => {
  const { t, lang } = useView();
  const { sequence, eventId, type, subject, state, plannedAt, endedAt, failing, attempts } = delivery;
  return (
    <Page title={t('agency.delivery-title', { n: sequence })} shape="desk" aside={<AgencyPlaces administrator={administrator} />}>
      <BackLink href={`/agency/receivers/${id}`}>{sink}</BackLink>
      <h1>{t('agency.delivery-title', { n: sequence })}</h1>
      <div class="stack">
        <section class="panel">
          <Facts facts={[
            { term: t('agency.event'), value: <>{typeLabel(types, type, lang)}<br /><code>{type}</code></> }, { term: 'webhook-id', value: <code>{eventId}</code> }, { term: t('agency.subject'), value: <code>{subject}</code> },
            { term: t('agency.state'), value: failing ? t('agency.failing', { n: failing.failures }) : t(`agency.delivery.${state === 'delivered' || state === 'waiting' ? state : 'cancelled'}`) },
            { term: t('agency.planned'), value: formatMoment(plannedAt, lang) }, ...(endedAt ? [{ term: t('agency.ended'), value: formatMoment(endedAt, lang) }] : []),
            ...(failing?.nextAt ? [{ term: t('agency.next-attempt'), value: formatMoment(failing.nextAt, lang) }] : []),
          ]} />
          {administrator || status.state === 'withdrawn' ? null : (
            <form method="post" action={`/agency/receivers/${id}`}><input type="hidden" name="from" value={String(sequence)} /><Actions><Button plain name="act" value="redeliver">{t('agency.redeliver-this')}</Button></Actions></form>
          )}
        </section>
        {attempts.length === 0 ? <EmptyState title={t('agency.no-attempts')}><p>{t('agency.no-attempts-text')}</p></EmptyState> : null}
        {attempts.map((attempt, index) => <section class="panel" key={attempt.at}><h2>{t('agency.attempt', { n: index + 1 })}</h2><AttemptShown attempt={attempt} /></section>)}
      </div>
    </Page>
  );
};
