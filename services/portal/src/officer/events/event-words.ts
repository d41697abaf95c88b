import { isTextKey } from '@tinhso/ui';
import type { Lang, Translate } from '@tinhso/ui';
import type { EventAlert, EventOperation, ParkingReason } from '../../api/event-services.js';

/** What a consumer does, in words; one that these pages do not know yet is shown by its name. */
export function groupWords(group: string, t: Translate): string {
  const key = `events.group.${group}`;
  return isTextKey(key) ? t(key) : group;
}

export function serviceWords(service: string, t: Translate): string {
  const key = `events.service.${service}`;
  return isTextKey(key) ? t(key) : service;
}

export const reasonWords = (reason: ParkingReason, t: Translate): string => t(`events.reason.${reason}`);

export const formatCount = (count: number, lang: Lang): string => new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB').format(count);

export const alertWords = ({ kind, group, figure }: EventAlert, service: string, t: Translate, lang: Lang): string =>
  t(`events.alert.${kind}`, { where: group ? groupWords(group, t) : serviceWords(service, t), n: formatCount(figure, lang) });

export const stateWords = ({ state, refused, kind }: EventOperation, t: Translate): string =>
  (state === 'finished' && refused > 0 ? t('events.state.finished-with-refused') : t(kind === 'replay' && state === 'finished' ? 'events.state.replayed' : `events.state.${state}`));

export const operationWords = ({ kind, request }: EventOperation, t: Translate): string => {
  const about = request['consumer'] ?? request['projection'] ?? (request['discarded'] as { consumer?: string } | undefined)?.consumer;
  return t(kind === 'replay' ? 'events.operation.replay' : 'discarded' in request ? 'events.operation.discard' : 'events.operation.redrive', { where: about ? groupWords(String(about), t) : '' });
};
