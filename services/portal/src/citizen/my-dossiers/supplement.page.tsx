import { Actions, BackLink, Button, ConfirmField, ErrorSummary, FileField, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { Missing } from './dossier-parts.component.js';
import { paperField } from '../apply/papers.page.js';
import type { ReadDossier } from './dossier-reader.js';

export interface SupplementPageProps extends Pick<ReadDossier, 'dossier' | 'procedureName' | 'procedure'> {
  readonly changed?: boolean;
  readonly wrong?: boolean;
  /** Files that were not taken. */
  readonly refused?: readonly FormError[];
}

/** What is missing, and the answer on the same dossier. */
export const SupplementPage = ({ dossier, procedure, procedureName, changed, wrong, refused = [] }: SupplementPageProps) => {
  const { t, lang } = useView();
  const open = dossier.business === 'supplement-requested';
  const error = wrong ? t('supplement.error') : undefined;
  const errors = [...refused, ...(error ? [{ name: 'given', message: error }] : [])];
  return (
    <Page title={t('supplement.title')} wrong={errors.length > 0}>
      <BackLink href={`/my/dossiers/${dossier.id}`}>{procedureName}</BackLink>
      <ErrorSummary errors={errors} />
      <p class="step num">{dossier.code ?? dossier.requestReference}</p>
      <h1>{t('supplement.title')}</h1>
      {changed ? <Notice tone="warning">{t('my.changed')}</Notice> : null}
      {open ? <><p>{t('supplement.lead')}</p><Missing dossier={dossier} /></> : <p>{t('supplement.nothing')}</p>}
      {open ? (
        <form method="post" encType="multipart/form-data" novalidate>
          <input type="hidden" name="version" value={dossier.version} />
          {procedure.papers.map(({ code, name }) => <FileField key={code} name={paperField(code)} label={inLanguage(name, lang)} optional accept=".pdf,.jpg,.jpeg,.png" error={refused.find((one) => one.name === paperField(code))?.message} />)}
          <ConfirmField name="given" label={t('supplement.given')} hint={t('supplement.given-hint')} error={error} />
          <Actions><Button>{t('supplement.send')}</Button></Actions>
        </form>
      ) : null}
    </Page>
  );
};
