import { Page, useView } from '@tinhso/ui';
import type { ApiDocument } from '../api/api-documents.js';

/** Where a developer of another agency starts. */
export const InterfacesPage = ({ documents }: { documents: readonly ApiDocument[] }) => {
  const { t } = useView();
  return (
    <Page title={t('developers.title')}>
      <h1>{t('developers.title')}</h1>
      <p class="lead">{t('developers.lead')}</p>
      <h2>{t('developers.start')}</h2>
      <dl class="facts">
        <div class="pair"><dt><a href="/developers/feed">{t('feed-guide.title')}</a></dt><dd>{t('feed-guide.lead')}</dd></div>
        <div class="pair"><dt><a href="/developers/webhooks">{t('webhook-guide.title')}</a></dt><dd>{t('webhook-guide.lead')}</dd></div>
        <div class="pair"><dt><a href="/developers/events">{t('developers.events')}</a></dt><dd>{t('developers.events-lead')}</dd></div>
        <div class="pair"><dt><a href="/developers/errors">{t('developers.errors')}</a></dt><dd>{t('developers.errors-text')}</dd></div>
      </dl>
      <h2>{t('developers.services')}</h2>
      {documents.length === 0 ? <p>{t('developers.none')}</p> : null}
      <dl class="facts">
        {documents.map(({ service, title, operations }) => (
          <div class="pair" key={service}><dt><a href={`/developers/${service}`}>{service}</a></dt><dd><span lang="en">{title}</span>{' · '}{t('developers.count', { count: operations.length })}</dd></div>
        ))}
        <div class="pair"><dt>{t('developers.whole')}</dt><dd><a href="/api/openapi.json">OpenAPI 3.1</a>{' · '}<a href="/api/asyncapi.json">AsyncAPI 3</a></dd></div>
      </dl>
      <h2>{t('developers.rules-title')}</h2>
      <p>{t('developers.rules')}</p>
    </Page>
  );
};
