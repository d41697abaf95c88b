import { Actions, ButtonLink, EmptyState, formatMoment, Page, Pagination, TimeLimitChip, useView } from '@tinhso/ui';
import type { DossierSummary, PageOf } from '../../api/public-services.js';
import type { Draft } from '../apply/drafts.js';
import { dossierGroups, groupOf, limitOf, statusWords, todoWords } from './dossier-words.js';

export interface MyDossiersProps {
  readonly drafts: readonly Draft[];
  readonly dossiers: PageOf<DossierSummary>;
  readonly procedureNames: ReadonlyMap<string, string>;
  readonly agencyName: (code: string) => string;
  /** True on the second and later pages. */
  readonly later: boolean;
}

const DraftList = ({ drafts, procedureNames }: Pick<MyDossiersProps, 'drafts' | 'procedureNames'>) => {
  const { t, lang } = useView();
  if (drafts.length === 0) return null;
  return (
    <>
      <h2>{t('my.drafts')}</h2>
      <ul class="results">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={`/apply/${draft.procedureCode}`}>{procedureNames.get(draft.procedureCode)}<span class="hidden">: {t('my.draft-go')}</span></a>
            <p class="small quiet">{t('apply.saved', { at: formatMoment(draft.updatedAt, lang), until: formatMoment(draft.expiresAt, lang) })}</p>
          </li>
        ))}
      </ul>
    </>
  );
};

const Item = ({ dossier, name, office }: { dossier: DossierSummary; name: string; office: string }) => {
  const { t } = useView();
  const reference = dossier.code ?? dossier.requestReference;
  return (
    <li>
      <a href={`/my/dossiers/${dossier.id}`}>{name}</a>
      {groupOf(dossier) === 'ended' ? null : <p><TimeLimitChip limit={limitOf(dossier)} /></p>}
      <p>{todoWords(dossier, t) ?? statusWords(dossier.business, t)} · {office}</p>
      <p class="small quiet num">{reference}</p>
    </li>
  );
};

export const MyDossiersPage = ({ drafts, dossiers, procedureNames, agencyName, later }: MyDossiersProps) => {
  const { t } = useView();
  const groups = dossierGroups.map((group) => ({ group, items: dossiers.items.filter((dossier) => groupOf(dossier) === group) })).filter(({ items }) => items.length > 0);
  const nothing = drafts.length + dossiers.items.length === 0;
  return (
    <Page title={t('my.title')}>
      <h1>{t('my.title')}</h1>
      {nothing ? <EmptyState title={t('my.none')}><p>{t('my.none-text')}</p></EmptyState> : null}
      <DraftList drafts={drafts} procedureNames={procedureNames} />
      {groups.map(({ group, items }) => (
        <section key={group}>
          <h2>{t(`my.group.${group}`)}</h2>
          <ul class="results">{items.map((dossier) => <Item key={dossier.id} dossier={dossier} name={procedureNames.get(dossier.procedureCode) ?? dossier.procedureCode} office={agencyName(dossier.agencyCode)} />)}</ul>
        </section>
      ))}
      <Pagination first={later ? '/my/dossiers' : undefined} next={dossiers.next ? `/my/dossiers?cursor=${encodeURIComponent(dossiers.next)}` : undefined} />
      <Actions><ButtonLink href="/procedures" plain={!nothing}>{t('home.search')}</ButtonLink></Actions>
    </Page>
  );
};
