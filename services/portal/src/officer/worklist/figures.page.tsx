import { Figures, formatDay, formatMoment, Page, useView } from '@tinhso/ui';
import type { Figures as FiguresOf } from '../../api/desk-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';

/** The four figures of a leader, with unit, moment and trend; each opens the dossiers behind it. */
export const FiguresPage = ({ figures, desk }: { figures: FiguresOf; desk: DeskView }) => {
  const { t, lang } = useView();
  const { received, dueToday, late, onTime, issued, at, doneToday, before, receivedByDay } = figures;
  const count = (n: number): string => new Intl.NumberFormat(lang).format(n);
  const percent = (part: number, whole: number): string => new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole);
  const href = (queue: string): string => `/officer/dossiers?queue=${queue}&procedure=&channel=`;
  const counts = receivedByDay.map((day) => day.count);
  return (
    <Page title={t('figures.title')} shape="desk" aside={<DeskQueues desk={desk} current="figures" />}>
      <h1>{t('figures.title')}, {formatDay(at, lang)}</h1>
      <p class="small quiet">{t('figures.at', { at: formatMoment(at, lang) })}. {t('figures.lead-text')}</p>
      <Figures figures={[
        { label: t('figures.received'), value: count(received), unit: t('figures.this-month'), trend: t('figures.today-of', { today: counts.at(-1) ?? 0, yesterday: counts.at(-2) ?? 0 }), line: { points: counts, label: t('figures.fortnight', { counts: counts.join(', ') }) }, href: href('received') },
        { label: t('figures.due-today'), value: count(dueToday), unit: t('figures.still-open'), trend: t('figures.done-today', { n: doneToday }), href: href('due-today') },
        { label: t('figures.late'), value: count(late), unit: t('figures.still-open'), wrong: late > 0, href: href('late') },
        {
          label: t('figures.rate'), value: issued === 0 ? t('figures.no-rate') : percent(onTime, issued), unit: t('figures.rate-of', { onTime, issued }),
          trend: before.issued === 0 ? t('figures.rate-no-before') : t('figures.rate-before', { rate: percent(before.onTime, before.issued) }), href: href('issued'),
        },
      ]} />
    </Page>
  );
};
