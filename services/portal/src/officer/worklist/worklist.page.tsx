import { DataTable, EmptyState, formatMoment, Page, Pagination, TimeLimitChip, useView } from '@tinhso/ui';
import type { Column } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { DossierSummary, PageOf } from '../../api/public-services.js';
import type { DeskView, QueueName } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { channelWords, limitOf, statusWords } from '../../citizen/my-dossiers/dossier-words.js';

export interface WorklistProps {
  readonly queue: QueueName;
  readonly desk: DeskView;
  readonly work: PageOf<DossierSummary>;
  readonly procedureNames: ReadonlyMap<string, string>;
  readonly later: boolean;
}

const useColumns = ({ queue, procedureNames }: Pick<WorklistProps, 'queue' | 'procedureNames'>): Column<DossierSummary>[] => {
  const { t, lang } = useView();
  const bySubmission = queue === 'waiting' || queue === 'unpaid' || queue === 'supplement';
  const sorted = (yes: boolean) => (yes ? 'ascending' as const : undefined);
  return [
    { title: t('officer.col.dossier'), cell: ({ id, code, requestReference, channel }) => <><a class="num" href={`/officer/dossiers/${id}`}>{code ?? requestReference}</a><span class="sub">{channelWords(channel, t)}</span></> },
    { title: t('officer.col.procedure'), cell: ({ procedureCode }) => <>{procedureNames.get(procedureCode)}<span class="sub num">{procedureCode}</span></> },
    { title: t('officer.col.submitted'), sorted: sorted(bySubmission), cell: ({ submittedAt }) => <span class="num">{formatMoment(submittedAt, lang)}</span> },
    { title: t('officer.col.limit'), sorted: sorted(!bySubmission && queue !== 'received'), cell: (dossier) => <TimeLimitChip limit={limitOf(dossier)} /> },
    { title: t('officer.col.state'), cell: ({ business, financial }) => (financial === 'waiting' ? t('payment.waiting') : statusWords(business, t)) },
  ];
};

export const WorklistPage = ({ queue, desk, work, procedureNames, later }: WorklistProps) => {
  const { t } = useView();
  const columns = useColumns({ queue, procedureNames });
  const title = t(`officer.queue.${queue}`);
  return (
    <Page title={title} shape="desk" aside={<DeskQueues desk={desk} current={queue} />}>
      <h1>{title}</h1>
      {work.items.length === 0
        ? <EmptyState title={t('officer.none')}><p>{t('officer.none-text')}</p></EmptyState>
        : <><p class="small quiet">{t('officer.queue-hint')}</p><DataTable caption={title} columns={columns} rows={work.items} keyOf={({ id }) => id} /></>}
      <Pagination first={later ? `/officer/dossiers${query({ queue })}` : undefined} next={work.next ? `/officer/dossiers${query({ queue, cursor: work.next })}` : undefined} />
    </Page>
  );
};
