import { useView } from '@tinhso/ui';

/** One box for words, codes and sectors; a plain form, so that it works everywhere. */
export const SearchBox = ({ q = '' }: { q?: string }) => {
  const { t } = useView();
  return (
    <form class="search" role="search" action="/procedures" method="get">
      <label class="hidden" for="q">{t('home.search')}</label>
      <input id="q" type="search" name="q" value={q} maxLength={200} autocomplete="off" />
      <button class="button" type="submit">{t('home.search-button')}</button>
    </form>
  );
};
