import { Page, useView } from '@tinhso/ui';
import type { ApiDocument } from '../api/api-documents.js';
import { Code } from './code.component.js';

const tokenCall = (origin: string): string => `TOKEN=$(curl -s ${origin}/realms/tinhso/protocol/openid-connect/token \\
  -d grant_type=client_credentials -d client_id=$CLIENT_ID -d client_secret=$CLIENT_SECRET -d scope=events:read \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
const feedCall = (origin: string): string => `curl -si -H "Authorization: Bearer $TOKEN" "${origin}/api/agency-events/v1/events?limit=100"
# Link: </api/agency-events/v1/events?limit=100&cursor=WzEwMF0.Xy…>; rel="next"
curl -si -H "Authorization: Bearer $TOKEN" "${origin}/api/agency-events/v1/events?limit=100&cursor=WzEwMF0.Xy…"`;

/** Where a developer of another agency starts. */
export const InterfacesPage = ({ documents, origin }: { documents: readonly ApiDocument[]; origin: string }) => {
  const { t } = useView();
  return (
    <Page title={t('developers.title')}>
      <h1>{t('developers.title')}</h1>
      <p class="lead">{t('developers.lead')}</p>
      <h2>{t('developers.services')}</h2>
      {documents.length === 0 ? <p>{t('developers.none')}</p> : null}
      <dl class="facts">
        {documents.map(({ service, title, operations }) => (
          <div class="pair" key={service}><dt><a href={`/developers/${service}`}>{service}</a></dt><dd><span lang="en">{title}</span>{' · '}{t('developers.count', { count: operations.length })}</dd></div>
        ))}
        <div class="pair"><dt><a href="/developers/events">{t('developers.events')}</a></dt><dd>{t('developers.events-lead')}</dd></div>
        <div class="pair"><dt><a href="/developers/errors">{t('developers.errors')}</a></dt><dd>{t('developers.errors-text')}</dd></div>
        <div class="pair"><dt>{t('developers.whole')}</dt><dd><a href="/api/openapi.json">OpenAPI 3.1</a>{' · '}<a href="/api/asyncapi.json">AsyncAPI 3</a></dd></div>
      </dl>
      <h2 id="token">{t('developers.token')}</h2>
      <p>{t('developers.token-text')}</p>
      <Code label={t('developers.token')} text={tokenCall(origin)} />
      <h2 id="feed">{t('developers.feed')}</h2>
      <p>{t('developers.feed-text')}</p>
      <Code label={t('developers.feed')} text={feedCall(origin)} />
      <h2>{t('developers.rules-title')}</h2>
      <p>{t('developers.rules')}</p>
    </Page>
  );
};
