import { Queues, useView } from '@tinhso/ui';
import type { DeskView, QueueName } from './desk.js';

/** Queues with their counts, and the other places of the desk. */
export const DeskQueues = ({ desk, current }: { desk: DeskView; current?: QueueName | 'figures' | 'intake' | 'refunds' | 'moves' | 'events' }) => {
  const { t } = useView();
  const items = desk.queues.map((queue) => ({ href: `/officer/dossiers?queue=${queue}`, label: t(`officer.queue.${queue}`), current: queue === current, count: desk.counts?.[queue], late: queue === 'late' && Boolean(desk.counts?.['late']) }));
  const places = [
    ...(desk.leads ? [{ href: '/officer/figures', label: t('figures.title'), current: current === 'figures' }] : []),
    ...(desk.takesIn ? [{ href: '/officer/intake', label: t('intake.title'), current: current === 'intake' }] : []),
    ...(desk.assigns ? [{ href: '/officer/moves', label: t('moves.title'), current: current === 'moves' }] : []),
    ...(desk.operates ? [{ href: '/officer/events', label: t('events.title'), current: current === 'events' }] : []),
    ...(desk.grants ? [{ href: '/agency', label: t('agency.title') }] : []),
    ...(desk.owes ? [{ href: '/officer/refunds', label: t('refunds.title'), current: current === 'refunds' }] : []),
  ];
  return <Queues label={t('officer.queues')} groups={[...(items.length > 0 ? [{ title: t('officer.title'), queues: items }] : []), ...(places.length > 0 ? [{ title: t('officer.places'), queues: places }] : [])]} />;
};
