import { Page, useView } from '@tinhso/ui';
import type { ApiDocument } from '../api/api-documents.js';
import type { DescribedOperation } from '../api/described-operation.js';
import { Code } from './code.component.js';

const Operation = ({ operation: { id, method, path, summary, permission, body, answer } }: { operation: DescribedOperation }) => {
  const { t } = useView();
  return (
    <section class="operation" id={id}>
      <h2 lang="en">{summary}</h2>
      <p><code>{method} {path}</code></p>
      <p>{permission ? <>{t('developers.permission')}: <code>{permission}</code></> : t('developers.open')}</p>
      {body ? <><h3>{t('developers.sends')}</h3><Code label={`${id}: ${t('developers.sends')}`} text={body} /></> : null}
      {answer ? <><h3>{t('developers.gets')}</h3><Code label={`${id}: ${t('developers.gets')}`} text={answer} /></> : null}
    </section>
  );
};

/** Every operation of one service with its permission and its examples. */
export const ServicePage = ({ document }: { document: ApiDocument }) => {
  const { t } = useView();
  return (
    <Page title={document.service}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{document.service}</h1>
      <p class="lead" lang="en">{document.title}</p>
      <p><a href={document.address}>{document.address}</a></p>
      <ul>{document.operations.map(({ id, summary }) => <li key={id}><a href={`#${id}`} lang="en">{summary}</a></li>)}</ul>
      {document.operations.map((operation) => <Operation key={operation.id} operation={operation} />)}
    </Page>
  );
};
