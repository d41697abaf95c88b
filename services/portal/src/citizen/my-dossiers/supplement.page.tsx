import { Actions, BackLink, Button, ConfirmField, ErrorSummary, Notice, Page, useView } from '@tinhso/ui';
import { Missing } from './dossier-parts.component.js';
import type { ReadDossier } from './dossier-reader.js';

export interface SupplementPageProps extends Pick<ReadDossier, 'dossier' | 'procedureName'> {
  readonly changed?: boolean;
  readonly wrong?: boolean;
}

/** What is missing, and the answer on the same dossier. */
export const SupplementPage = ({ dossier, procedureName, changed, wrong }: SupplementPageProps) => {
  const { t } = useView();
  const open = dossier.business === 'supplement-requested';
  const error = wrong ? t('supplement.error') : undefined;
  return (
    <Page title={t('supplement.title')} wrong={wrong}>
      <BackLink href={`/my/dossiers/${dossier.id}`}>{procedureName}</BackLink>
      <ErrorSummary errors={error ? [{ name: 'given', message: error }] : []} />
      <p class="step num">{dossier.code ?? dossier.requestReference}</p>
      <h1>{t('supplement.title')}</h1>
      {changed ? <Notice tone="warning">{t('my.changed')}</Notice> : null}
      {open ? <><p>{t('supplement.lead')}</p><Missing dossier={dossier} /></> : <p>{t('supplement.nothing')}</p>}
      {open ? (
        <form method="post" novalidate>
          <input type="hidden" name="version" value={dossier.version} />
          <ConfirmField name="given" label={t('supplement.given')} hint={t('supplement.given-hint')} error={error} />
          <Actions><Button>{t('supplement.send')}</Button></Actions>
        </form>
      ) : null}
    </Page>
  );
};
