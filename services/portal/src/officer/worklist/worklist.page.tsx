import { DataTable, EmptyState, formatMoment, Notice, Page, Pagination, TimeLimitChip, useView } from '@tinhso/ui';
import type { Column } from '@tinhso/ui';
import { query } from '../../api/api-client.js';
import type { WorkItem } from '../../api/desk-services.js';
import type { PageOf } from '../../api/public-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { KeysHelp } from '../keys-help.component.js';
import { channelWords, limitOf, statusWords } from '../../citizen/my-dossiers/dossier-words.js';
import { FilterBar, isFiltered } from './filter-bar.component.js';
import type { FilterBarProps } from './filter-bar.component.js';

export interface WorklistProps extends FilterBarProps {
  readonly desk: DeskView;
  readonly work: PageOf<WorkItem>;
  readonly procedureNames: ReadonlyMap<string, string>;
  readonly later: boolean;
  /** The search found it, though not in this queue. */
  readonly elsewhere: boolean;
}

/** Where the state is not what the queue is called by. */
const stateWords = ({ business, financial, result }: WorkItem, t: ReturnType<typeof useView>['t']): string =>
  (business === 'submitted' && financial === 'waiting' ? t('payment.waiting') : statusWords(result === 'revoked' ? 'result-revoked' : business, t));

const useColumns = ({ queue, procedureNames }: Pick<WorklistProps, 'queue' | 'procedureNames'>): Column<WorkItem>[] => {
  const { t, lang } = useView();
  const bySubmission = queue === 'waiting' || queue === 'unpaid' || queue === 'supplement';
  const sorted = (yes: boolean) => (yes ? 'ascending' as const : undefined);
  return [
    { title: t('officer.col.dossier'), cell: ({ id, code, requestReference, channel }) => <><a class="num" href={`/officer/dossiers/${id}`}>{code ?? requestReference}</a><span class="sub">{channelWords(channel, t)}</span></> },
    { title: t('officer.col.procedure'), cell: ({ procedureCode }) => <>{procedureNames.get(procedureCode)}<span class="sub num">{procedureCode}</span></> },
    { title: t('officer.col.applicant'), cell: ({ applicant }) => <span class="num">{applicant}</span> },
    { title: t('officer.col.submitted'), sorted: sorted(bySubmission), cell: ({ submittedAt }) => <span class="num">{formatMoment(submittedAt, lang)}</span> },
    { title: t('officer.col.limit'), sorted: sorted(!bySubmission && queue !== 'received'), cell: (dossier) => <TimeLimitChip limit={limitOf(dossier)} /> },
    { title: t('officer.col.state'), cell: (dossier) => <>{stateWords(dossier, t)}{dossier.assigneeName ? <span class="sub">{dossier.assigneeName}</span> : null}</> },
  ];
};

export const WorklistPage = (props: WorklistProps) => {
  const { t } = useView();
  const { queue, filter, desk, work, later, elsewhere } = props;
  const columns = useColumns(props);
  const title = t(`officer.queue.${queue}`);
  const filtered = isFiltered(filter);
  const { q, procedure, channel } = filter;
  const address = (cursor?: string): string => `/officer/dossiers${query({ queue, q, procedure, channel, cursor })}`;
  return (
    <Page title={title} shape="desk" aside={<DeskQueues desk={desk} current={queue} />}>
      <h1>{title}</h1>
      <FilterBar {...props} />
      {elsewhere ? <Notice>{t('officer.filter.elsewhere')}</Notice> : null}
      {work.items.length === 0
        ? <EmptyState title={t(filtered ? 'officer.filter.none' : 'officer.none')}><p>{t(filtered ? 'officer.filter.none-text' : 'officer.none-text')}</p></EmptyState>
        : <DataTable caption={title} columns={columns} rows={work.items} keyOf={({ id }) => id} />}
      <Pagination first={later ? address() : undefined} next={work.next ? address(work.next) : undefined} />
      <KeysHelp />
    </Page>
  );
};
