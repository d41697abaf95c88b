import { EmptyState, inLanguage, Page, useView } from '@tinhso/ui';
import type { ProcedureSummary } from '../../api/public-services.js';
import { SearchBox } from './search-box.component.js';

export interface SearchRequest {
  readonly q?: string;
  readonly lifeEvent?: string;
  readonly sector?: string;
}

const Nothing = ({ q }: { q: string }) => {
  const { t, province } = useView();
  const title = q ? t('search.none', { q }) : t('search.all-none');
  return <EmptyState title={title}><p>{t('search.none-text', { phone: province.contact.helpLine })}</p></EmptyState>;
};

const Result = ({ item }: { item: ProcedureSummary }) => {
  const { lang, t } = useView();
  return (
    <li>
      <a href={`/procedures/${item.code}`}>{inLanguage(item.name, lang)}</a>
      {item.summary ? <p>{inLanguage(item.summary, lang)}</p> : null}
      <p class="small quiet"><span class="num">{item.code}</span> · {inLanguage(item.sector.name, lang)} · {t(item.level === 'full' ? 'procedure.full' : 'procedure.partial')}</p>
    </li>
  );
};

export const SearchPage = ({ request, found }: { request: SearchRequest; found: readonly ProcedureSummary[] }) => {
  const { t, lang } = useView();
  const lifeEvent = found.flatMap(({ lifeEvents }) => lifeEvents).find(({ code }) => code === request.lifeEvent);
  const sector = request.sector ? found[0]?.sector : undefined;
  const group = lifeEvent ?? sector;
  const title = request.q ? t('search.title-for', { q: request.q }) : group ? inLanguage(group.name, lang) : t('search.title');
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <SearchBox q={request.q} />
      {found.length === 0 ? <Nothing q={request.q ?? ''} /> : <ol class="results">{found.map((item) => <Result key={item.code} item={item} />)}</ol>}
    </Page>
  );
};
