import { Actions, BackLink, Button, ConfirmField, ErrorSummary, FileField, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { Missing } from './dossier-parts.component.js';
import { paperField } from '../apply/papers.page.js';
import type { ReadDossier } from './dossier-reader.js';

export interface SupplementPageProps extends Pick<ReadDossier, 'dossier' | 'procedureName' | 'procedure'> {
  /** In one's own account, or by the clerk for somebody at the counter. */
  readonly place: 'account' | 'counter';
  readonly changed?: boolean;
  readonly wrong?: boolean;
  /** Files that were not taken. */
  readonly refused?: readonly FormError[];
}

/** What is missing, and the answer on the same dossier. */
export const SupplementPage = ({ dossier, procedure, procedureName, place, changed, wrong, refused = [] }: SupplementPageProps) => {
  const { t, lang } = useView();
  const open = dossier.business === 'supplement-requested';
  const error = wrong ? t('supplement.error') : undefined;
  const errors = [...refused, ...(error ? [{ name: 'given', message: error }] : [])];
  const counter = place === 'counter';
  const title = t(counter ? 'officer.supplied-title' : 'supplement.title');
  return (
    <Page title={title} wrong={errors.length > 0}>
      <BackLink href={`${counter ? '/officer' : '/my'}/dossiers/${dossier.id}`}>{procedureName}</BackLink>
      <ErrorSummary errors={errors} />
      <p class="step num">{dossier.code ?? dossier.requestReference}</p>
      <h1>{title}</h1>
      {changed ? <Notice tone="warning">{t('my.changed')}</Notice> : null}
      {open ? <><p>{t(counter ? 'officer.supplied-lead' : 'supplement.lead')}</p><Missing dossier={dossier} /></> : <p>{t('supplement.nothing')}</p>}
      {open ? (
        <form method="post" encType="multipart/form-data" novalidate>
          <input type="hidden" name="version" value={dossier.version} />
          {procedure.papers.map(({ code, name }) => <FileField key={code} name={paperField(code)} label={inLanguage(name, lang)} optional accept=".pdf,.jpg,.jpeg,.png" error={refused.find((one) => one.name === paperField(code))?.message} />)}
          <ConfirmField name="given" label={t(counter ? 'officer.supplied-given' : 'supplement.given')} hint={t(counter ? 'officer.supplied-hint' : 'supplement.given-hint')} error={error} />
          <Actions><Button>{t(counter ? 'officer.supplied-send' : 'supplement.send')}</Button></Actions>
        </form>
      ) : null}
    </Page>
  );
};
