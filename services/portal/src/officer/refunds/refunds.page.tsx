import { DataTable, EmptyState, formatMoment, formatMoney, isTextKey, Page, Pagination, useView } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { RefundEntry } from '../../api/payments-client.js';
import type { PageOf } from '../../api/public-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';

export interface RefundsProps {
  readonly refunds: PageOf<RefundEntry>;
  readonly desk: DeskView;
  readonly later: boolean;
}

/** Money that is owed back is on a list, never silence. Who sees no dossiers sees only that it is owed. */
export const RefundsPage = ({ refunds, desk, later }: RefundsProps) => {
  const { t, lang } = useView();
  const reasonWords = (reason: string): string => (isTextKey(`refunds.reason.${reason}`) ? t(`refunds.reason.${reason}` as 'refunds.reason.refused') : reason);
  return (
    <Page title={t('refunds.title')} shape="desk" aside={<DeskQueues desk={desk} current="refunds" />}>
      <h1>{t('refunds.title')}</h1>
      <p>{t('refunds.lead')}</p>
      {refunds.items.length === 0 ? <EmptyState title={t('refunds.none')}><p>{t('refunds.none-text')}</p></EmptyState> : (
        <DataTable caption={t('refunds.title')} rows={refunds.items} keyOf={({ txnRef }) => txnRef} columns={[
          { title: t('refunds.request'), cell: ({ dossierId, requestReference }) => (desk.queues.length > 0 ? <a class="num" href={`/officer/dossiers/${dossierId}`}>{requestReference}</a> : <span class="num">{requestReference}</span>) },
          { title: t('refunds.amount'), cell: ({ amount }) => <strong class="num">{formatMoney(amount, lang)}</strong> },
          { title: t('refunds.reason'), cell: ({ reason }) => reasonWords(reason) },
          { title: t('refunds.since'), sorted: 'ascending', cell: ({ dueSince }) => <span class="num">{formatMoment(dueSince, lang)}</span> },
          { title: t('refunds.transaction'), cell: ({ txnRef }) => <span class="small quiet reference">{txnRef}</span> },
        ]} />
      )}
      <Pagination first={later ? '/officer/refunds' : undefined} next={refunds.next ? `/officer/refunds${query({ cursor: refunds.next })}` : undefined} />
    </Page>
  );
};
