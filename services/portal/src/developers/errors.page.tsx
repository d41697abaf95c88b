import { authErrors } from '@tinhso/auth';
import type { ErrorCatalogue, ErrorText } from '@tinhso/kernel';
import { commonErrors, statusOf } from '@tinhso/service-host';
import { Page, useView } from '@tinhso/ui';
import type { ApiDocument } from '../api/api-documents.js';
import { portalErrors } from '../portal.errors.js';

const catalogueOf = (documents: readonly ApiDocument[]): ErrorCatalogue =>
  Object.assign({}, commonErrors.catalogue, authErrors.catalogue, portalErrors.catalogue, ...documents.map(({ errors }) => errors)) as ErrorCatalogue;

const Entry = ({ code, text }: { code: string; text: ErrorText }) => {
  const { t, lang } = useView();
  return (
    <section class="operation" id={code.replace('/', '-')}>
      <h2><code>{code}</code></h2>
      <p>{text[lang]}</p>
      <p>{t('developers.status', { status: statusOf[text.kind] })}. <strong>{t('developers.next')}</strong>: {t(`developers.next-${text.kind}`)}</p>
    </section>
  );
};

/** The page behind every problem's `type`: one entry for each code that any service may answer. */
export const ErrorsPage = ({ documents }: { documents: readonly ApiDocument[] }) => {
  const { t } = useView();
  return (
    <Page title={t('developers.errors')}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{t('developers.errors')}</h1>
      <p class="lead">{t('developers.errors-text')}</p>
      {Object.entries(catalogueOf(documents)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, text]) => <Entry key={code} code={code} text={text} />)}
    </Page>
  );
};
