import { Figures, formatMoment, Page, useView } from '@tinhso/ui';
import type { Figures as FiguresOf } from '../../api/desk-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';

/** The four figures of a leader, with unit and moment; each opens the dossiers behind it. */
export const FiguresPage = ({ figures, desk }: { figures: FiguresOf; desk: DeskView }) => {
  const { t, lang } = useView();
  const { received, dueToday, late, onTime, issued, at } = figures;
  const count = (n: number): string => new Intl.NumberFormat(lang).format(n);
  const rate = issued === 0 ? t('figures.no-rate') : new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(onTime / issued);
  const href = (queue: string): string => `/officer/dossiers?queue=${queue}`;
  return (
    <Page title={t('figures.title')} shape="desk" aside={<DeskQueues desk={desk} current="figures" />}>
      <h1>{t('figures.title')}</h1>
      <p class="small quiet">{t('figures.at', { at: formatMoment(at, lang) })}</p>
      <Figures figures={[
        { label: t('figures.received'), value: count(received), trend: t('figures.this-month'), href: href('received') },
        { label: t('figures.due-today'), value: count(dueToday), trend: t('figures.still-open'), href: href('due-today') },
        { label: t('figures.late'), value: count(late), trend: t('figures.still-open'), href: href('late') },
        { label: t('figures.rate'), value: rate, trend: t('figures.rate-of', { onTime, issued }), href: href('issued') },
      ]} />
    </Page>
  );
};
