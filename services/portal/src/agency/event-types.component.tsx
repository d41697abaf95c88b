import { useView } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';
import { typeLabel } from './event-labels.js';

const few = 6;

/** Event types by what they mean; a long list is folded away behind its number. */
export const EventTypes = ({ names, types }: { names: readonly string[]; types: readonly EventType[] }) => {
  const { t, lang } = useView();
  const list = <ul class="plain-list">{names.map((name) => <li key={name}>{typeLabel(types, name, lang)}</li>)}</ul>;
  return names.length > few ? <details><summary>{t('agency.types-count', { n: names.length })}</summary>{list}</details> : list;
};
