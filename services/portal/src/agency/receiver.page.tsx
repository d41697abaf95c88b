import { Actions, BackLink, Button, DataTable, EmptyState, ErrorSummary, Facts, formatMoment, Notice, NumberField, Page, Pagination, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { query } from '../api/api-client.js';
import type { EventType } from '../api/api-documents.js';
import type { Contract, Delivery, Receiver, Secret, Tested } from '../api/connections.js';
import type { PageOf } from '../api/public-services.js';
import { AgencyPlaces, StateChip } from './agency-places.component.js';
import { AttemptShown } from './attempt.component.js';
import { typeLabel, wordsFor } from './event-labels.js';
import { EventTypes } from './event-types.component.js';
import { textOf } from './posted.js';
import type { Posted } from './posted.js';
import { turnsFor } from './states.js';
import type { NameOf } from './states.js';

export interface ReceiverProps {
  readonly receiver: Receiver;
  readonly contract?: Contract;
  readonly types: readonly EventType[];
  readonly deliveries: PageOf<Delivery>;
  readonly administrator: boolean;
  readonly nameOf: NameOf;
  readonly failingOnly?: boolean;
  readonly later?: boolean;
  readonly posted?: Posted;
  readonly errors?: readonly FormError[];
  readonly tested?: Tested;
  /** Shown once, on the page that answers the form that asked for them. */
  readonly secrets?: readonly Secret[];
  readonly done?: 'pause' | 'resume' | 'approval' | 'disablement' | 'redeliver' | 'registered';
  readonly count?: number;
}

const News = ({ done, count = 0, tested, secrets }: ReceiverProps) => {
  const { t, lang } = useView();
  return (
    <>
      {done ? <Notice>{t(`agency.done.${done}`, { n: count })}</Notice> : null}
      {tested ? (
        <section class="panel" id="tested">
          <h2>{t('agency.tested')}</h2>
          {tested.consent.granted ? <p>{t('agency.consented')}</p> : <Notice tone="warning">{t('agency.not-consented', { why: wordsFor(t, 'error', tested.consent.why ?? '') })}</Notice>}
          {tested.attempt ? <AttemptShown attempt={tested.attempt} /> : null}
        </section>
      ) : null}
      {secrets ? (
        <section class="panel" id="secrets">
          <h2>{t('agency.secret')}</h2>
          <p>{t('agency.secret-once')}</p>
          {secrets.map(({ secret, since, validUntil }) => (
            <p key={secret}><code class="reference secret" translate={false}>{secret}</code><br /><span class="small quiet">{validUntil ? t('agency.secret-until', { at: formatMoment(validUntil, lang) }) : t('agency.secret-since', { at: formatMoment(since, lang) })}</span></p>
          ))}
        </section>
      ) : null}
    </>
  );
};

const Acts = ({ receiver: { id, status }, administrator }: ReceiverProps) => {
  const { t } = useView();
  const turns = turnsFor(status, administrator);
  const primary = administrator ? 'approval' : 'resume';
  return (
    <form method="post" action={`/agency/receivers/${id}`}>
      <Actions>
        {turns.map((turn) => <Button key={turn} name="act" value={turn} plain={turn !== primary} grave={turn === 'disablement'}>{t(`agency.act.${turn}`)}</Button>)}
        {administrator || status.state === 'withdrawn' ? null : (
          <><Button plain name="act" value="test">{t('agency.act.test')}</Button><Button plain name="act" value="secrets">{t('agency.act.secrets')}</Button><Button plain name="act" value="rotate">{t('agency.act.rotate')}</Button></>
        )}
      </Actions>
    </form>
  );
};

const Deliveries = ({ receiver: { id }, deliveries, types, failingOnly, later }: ReceiverProps) => {
  const { t, lang } = useView();
  const address = `/agency/receivers/${id}`;
  const outcome = ({ state, failing }: Delivery) => (failing ? <span class="limit late">{t('agency.failing', { n: failing.failures })}</span> : <span class={state === 'delivered' ? 'limit done' : 'limit wait'}>{t(`agency.delivery.${state === 'delivered' || state === 'waiting' ? state : 'cancelled'}`)}</span>);
  return (
    <>
      <h2 id="deliveries">{t('agency.deliveries')}</h2>
      <ul class="tabs">
        <li><a href={`${address}#deliveries`} aria-current={failingOnly ? undefined : 'page'}>{t('agency.all')}</a></li>
        <li><a href={`${address}?failing=true#deliveries`} aria-current={failingOnly ? 'page' : undefined}>{t('agency.only-failing')}</a></li>
      </ul>
      {deliveries.items.length === 0 ? <EmptyState title={t(failingOnly ? 'agency.none-failing' : 'agency.no-deliveries')}><p>{t(failingOnly ? 'agency.none-failing-text' : 'agency.no-deliveries-text')}</p></EmptyState> : (
        <DataTable caption={t('agency.deliveries')} rows={deliveries.items} keyOf={({ sequence }) => String(sequence)} columns={[
          { title: t('agency.number'), sorted: 'descending', cell: ({ sequence }) => <a class="num" href={`${address}/deliveries/${sequence}`}>{sequence}</a> },
          { title: t('agency.event'), cell: ({ type, subject }) => <>{typeLabel(types, type, lang)}<span class="sub reference">{subject}</span></> },
          { title: t('agency.state'), cell: outcome },
          { title: t('agency.time'), cell: ({ plannedAt, endedAt }) => <span class="num">{formatMoment(endedAt ?? plannedAt, lang)}</span> },
        ]} />
      )}
      <Pagination first={later ? address : undefined} next={deliveries.next ? `${address}${query({ cursor: deliveries.next, failing: failingOnly ? 'true' : undefined })}` : undefined} />
    </>
  );
};

const Redelivery = ({ receiver: { id, status }, posted = {}, errors = [] }: ReceiverProps) => {
  const { t } = useView();
  if (status.sequence === 0 || status.state === 'withdrawn') return null;
  const error = (name: string): string | undefined => errors.find((one) => one.name === name)?.message;
  return (
    <section class="panel">
      <h2>{t('agency.redeliver')}</h2>
      <p>{t('agency.redeliver-text')}</p>
      <form method="post" action={`/agency/receivers/${id}`} novalidate>
        <NumberField name="from" label={t('agency.redeliver-from')} value={textOf(posted, 'from')} error={error('from')} />
        <NumberField name="to" label={t('agency.redeliver-to')} value={textOf(posted, 'to')} error={error('to')} optional />
        <Actions><Button plain name="act" value="redeliver">{t('agency.redeliver')}</Button></Actions>
      </form>
    </section>
  );
};

/** One receiver: how it stands, what was sent to it, and what can be done about it. */
export const ReceiverPage = (props: ReceiverProps) => {
  const { receiver, contract, types, administrator, nameOf, errors = [] } = props;
  const { t, lang } = useView();
  const { sink, status, config, filters } = receiver;
  const wanted = receiver.types ?? contract?.types ?? [];
  return (
    <Page title={sink} shape="desk" aside={<AgencyPlaces administrator={administrator} />} wrong={errors.length > 0}>
      <BackLink href="/agency">{t('agency.title')}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 class="reference">{sink}</h1>
      <p><StateChip state={status.state} /> {status.reason ? <span class="quiet">{t('agency.because', { reason: wordsFor(t, 'reason', status.reason) })}</span> : null}</p>
      <div class="stack">
        <News {...props} />
        <section class="panel">
          <Facts facts={[
            { term: t('agency.client'), value: nameOf(status.client)[lang] },
            { term: t('agency.contract'), value: <a href={`/agency/contracts/${config.contract}`}>{contract?.purpose ?? config.contract}</a> },
            { term: t('agency.types'), value: <EventTypes names={wanted} types={types} /> },
            { term: t('agency.filters'), value: filters.length > 0 ? <code>{JSON.stringify(filters)}</code> : t('agency.none') },
            { term: t('agency.start'), value: config.start === 'now' ? t('agency.start-now') : config.start === 'beginning' ? t('agency.start-beginning') : formatMoment(config.start, lang) },
            { term: t('agency.sent'), value: t('agency.events-count', { n: status.sequence }) },
            { term: t('agency.waiting'), value: `${t('agency.waiting-count', { n: status.waiting })}${status.blockedSubjects > 0 ? `, ${t('agency.blocked', { n: status.blockedSubjects })}` : ''}` },
            { term: t('agency.technician'), value: config.technician ?? t('agency.none') },
          ]} />
          <Acts {...props} />
        </section>
        <div><Deliveries {...props} /></div>
        {administrator ? null : <Redelivery {...props} />}
      </div>
    </Page>
  );
};
