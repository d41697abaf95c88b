import { Actions, ButtonLink, DataTable, EmptyState, formatDate, Page, useView } from '@tinhso/ui';
import type { Contract, Receiver } from '../api/connections.js';
import { AgencyPlaces, StateChip } from './agency-places.component.js';
import type { NameOf } from './states.js';

export interface ConnectionsProps {
  readonly contracts: readonly Contract[];
  readonly receivers: readonly Receiver[];
  readonly administrator: boolean;
  readonly nameOf: NameOf;
}

const Receivers = ({ receivers, administrator, nameOf }: Omit<ConnectionsProps, 'contracts'>) => {
  const { t, lang } = useView();
  if (receivers.length === 0) return <EmptyState title={t('agency.no-receivers')}><p>{t(administrator ? 'agency.no-receivers-administrator' : 'agency.no-receivers-text')}</p></EmptyState>;
  return (
    <DataTable caption={t('agency.receivers')} rows={receivers} keyOf={({ id }) => id} columns={[
      { title: t('agency.sink'), cell: ({ id, sink, status }) => <><a class="reference" href={`/agency/receivers/${id}`}>{sink}</a>{administrator ? <span class="sub">{nameOf(status.client)[lang]}</span> : null}</> },
      { title: t('agency.state'), cell: ({ status }) => <StateChip state={status.state} /> },
      { title: t('agency.sent'), cell: ({ status }) => <span class="num">{t('agency.events-count', { n: status.sequence })}</span> },
      { title: t('agency.waiting'), cell: ({ status }) => <span class="num">{t('agency.waiting-count', { n: status.waiting })}{status.blockedSubjects > 0 ? <span class="limit late beside">{t('agency.blocked', { n: status.blockedSubjects })}</span> : null}</span> },
    ]} />
  );
};

const Contracts = ({ contracts, administrator, nameOf }: Omit<ConnectionsProps, 'receivers'>) => {
  const { t, lang } = useView();
  if (contracts.length === 0) return <EmptyState title={t('agency.no-contracts')}><p>{t(administrator ? 'agency.no-contracts-administrator' : 'agency.no-contracts-text')}</p></EmptyState>;
  return (
    <DataTable caption={t('agency.contracts')} rows={contracts} keyOf={({ id }) => id} columns={[
      { title: t('agency.purpose'), cell: ({ id, purpose, client }) => <><a href={`/agency/contracts/${id}`}>{purpose}</a>{administrator ? <span class="sub">{nameOf(client)[lang]}</span> : null}</> },
      { title: t('agency.state'), cell: ({ state }) => <StateChip state={state} /> },
      { title: t('agency.types'), cell: ({ types }) => <span class="num">{t('agency.types-count', { n: types.length })}</span> },
      { title: t('agency.proposed'), sorted: 'descending', cell: ({ proposedAt }) => <span class="num">{formatDate(proposedAt, lang)}</span> },
    ]} />
  );
};

/** Everything that connects an agency to the province's events: what it may see, and where it is sent. */
export const ConnectionsPage = ({ contracts, receivers, administrator, nameOf }: ConnectionsProps) => {
  const { t } = useView();
  return (
    <Page title={t('agency.title')} shape="desk" aside={<AgencyPlaces current="connections" administrator={administrator} />}>
      <h1>{t('agency.title')}</h1>
      <p>{t(administrator ? 'agency.lead-administrator' : 'agency.lead')}</p>
      <h2>{t('agency.receivers')}</h2>
      <Receivers receivers={receivers} administrator={administrator} nameOf={nameOf} />
      <h2>{t('agency.contracts')}</h2>
      <Contracts contracts={contracts} administrator={administrator} nameOf={nameOf} />
      {administrator ? null : <Actions>{contracts.some(({ state }) => state === 'approved') ? <ButtonLink href="/agency/receivers/new">{t('agency.receiver-new')}</ButtonLink> : <ButtonLink href="/agency/contracts/new">{t('agency.contract-new')}</ButtonLink>}</Actions>}
    </Page>
  );
};
