import { Queues, useView } from '@tinhso/ui';
import type { ContractState, ReceiverState } from './states.js';

export type Place = 'connections' | 'contract' | 'receiver';

/** What lies beside every page of an agency's connections. */
export const AgencyPlaces = ({ current, administrator }: { current?: Place; administrator: boolean }) => {
  const { t } = useView();
  const places = [
    { href: '/agency', label: t('agency.title'), current: current === 'connections' },
    ...(administrator ? [{ href: '/officer', label: t('nav.worklist') }] : [
      { href: '/agency/contracts/new', label: t('agency.contract-new'), current: current === 'contract' }, { href: '/agency/receivers/new', label: t('agency.receiver-new'), current: current === 'receiver' },
    ]),
  ];
  const papers = [{ href: '/developers/webhooks', label: t('webhook-guide.title') }, { href: '/developers/events', label: t('developers.events') }];
  return <Queues label={t('agency.title')} groups={[{ title: t('agency.places'), queues: places }, { title: t('developers.title'), queues: papers }]} />;
};

const tones: Readonly<Record<ContractState | ReceiverState, string>> = { proposed: ' wait', pending: ' wait', approved: '', active: '', paused: ' soon', refused: ' late', disabled: ' late', withdrawn: ' done' };

/** The state of a contract or a receiver, in words. */
export const StateChip = ({ state }: { state: ContractState | ReceiverState }) => {
  const { t } = useView();
  return <span class={`limit${tones[state]}`}>{t(`agency.state.${state}`)}</span>;
};
