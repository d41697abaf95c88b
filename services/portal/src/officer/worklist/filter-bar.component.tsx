import { inLanguage, useView } from '@tinhso/ui';
import type { ProcedureSummary } from '../../api/public-services.js';
import type { QueueName } from '../desk.js';
import { channelWords } from '../../citizen/my-dossiers/dossier-words.js';
import type { KeptList } from './kept-list.js';

export interface FilterBarProps {
  readonly queue: QueueName;
  readonly filter: KeptList & { readonly q?: string };
  readonly procedures: readonly ProcedureSummary[];
}

export const isFiltered = ({ q, procedure, channel }: FilterBarProps['filter']): boolean => Boolean(q ?? procedure ?? channel);

/** Stays in sight while the list scrolls, and keeps what was chosen from queue to queue. */
export const FilterBar = ({ queue, filter, procedures }: FilterBarProps) => {
  const { t, lang } = useView();
  return (
    <form class="bar" role="search" action="/officer/dossiers">
      <input type="hidden" name="queue" value={queue} />
      <span class="grow"><label for="q">{t('officer.filter.q')}</label><input class="slim" id="q" name="q" type="search" value={filter.q} maxLength={60} autocomplete="off" /></span>
      <span><label for="procedure">{t('officer.filter.procedure')}</label>
        <select class="slim" id="procedure" name="procedure">
          <option value="">{t('officer.filter.all')}</option>
          {procedures.map(({ code, name }) => <option key={code} value={code} selected={code === filter.procedure}>{inLanguage(name, lang)}</option>)}
        </select></span>
      <span><label for="channel">{t('officer.filter.channel')}</label>
        <select class="slim" id="channel" name="channel">
          <option value="">{t('officer.filter.all')}</option>
          {(['online', 'counter'] as const).map((channel) => <option key={channel} value={channel} selected={channel === filter.channel}>{channelWords(channel, t)}</option>)}
        </select></span>
      <button class="button plain" type="submit">{t('officer.filter.go')}</button>
      {isFiltered(filter) ? <a class="clear" href={`/officer/dossiers?queue=${queue}&procedure=&channel=`}>{t('officer.filter.clear')}</a> : null}
    </form>
  );
};
