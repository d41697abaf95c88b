import { authErrors } from '@tinhso/auth';
import { commonErrors } from '@tinhso/service-host';
import { DataTable, EmptyState, Page, useView } from '@tinhso/ui';
import type { ApiDocument } from '../api/api-documents.js';
import { portalErrors } from '../portal.errors.js';

const Service = ({ document }: { document: ApiDocument }) => {
  const { t } = useView();
  return (
    <section>
      <h2>{document.title}</h2>
      <p><a href={document.address}>{document.address}</a></p>
      <DataTable caption={document.title} rows={document.operations} keyOf={({ method, path }) => `${method} ${path}`} columns={[
        { title: t('developers.operation'), cell: ({ method, path }) => <code>{method} {path}</code> },
        { title: t('developers.summary'), cell: ({ summary }) => <span lang="en">{summary}</span> },
      ]} />
    </section>
  );
};

export const DevelopersPage = ({ documents }: { documents: readonly ApiDocument[] }) => {
  const { t } = useView();
  return (
    <Page title={t('developers.title')} shape="full">
      <div class="wrap below">
        <h1>{t('developers.title')}</h1>
        <p class="lead">{t('developers.lead')}</p>
        <p>{t('developers.rules')}</p>
        <p><a href="/developers/errors">{t('developers.errors')}</a></p>
        {documents.length === 0 ? <EmptyState title={t('developers.none')} /> : documents.map((document) => <Service key={document.service} document={document} />)}
      </div>
    </Page>
  );
};

const catalogue = { ...commonErrors.catalogue, ...authErrors.catalogue, ...portalErrors.catalogue };

/** The pages behind a problem's `type`: one anchor per code that any service may answer. */
export const ErrorCodesPage = () => {
  const { t, lang } = useView();
  return (
    <Page title={t('developers.errors')}>
      <h1>{t('developers.errors')}</h1>
      <p>{t('developers.errors-text')}</p>
      <dl class="facts">
        {Object.entries(catalogue).map(([code, text]) => <div class="pair" key={code} id={code.replace('/', '-')}><dt><code>{code}</code></dt><dd>{text[lang]}</dd></div>)}
      </dl>
    </Page>
  );
};
