import { Page, useView } from '@tinhso/ui';
import { Code } from './code.component.js';

interface Places { readonly origin: string; readonly issuer: string }

/** Each block runs as it is printed, in the shell of the one before; a test does. */
const blocks = {
  token: ({ origin, issuer }: Places): string => `ORIGIN=${origin}
ISSUER=${issuer}
: "\${CLIENT_ID:?}" "\${CLIENT_SECRET:?}"
token() {
  curl -s "$ISSUER/protocol/openid-connect/token" \\
    -d grant_type=client_credentials -d scope=events:read \\
    -d client_id="$CLIENT_ID" \\
    --data-urlencode client_secret="$CLIENT_SECRET" \\
    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'
}`,
  first: (): string => `curl -s -D headers -H "Authorization: Bearer $(token)" \\
  "$ORIGIN/api/agency-events/v1/events?from=beginning&limit=100&wait=20"`,
  next: (): string => `next() { sed -n 's/^[Ll]ink: <\\(.*\\)>; rel="next".*/\\1/p' headers; }
curl -s -D headers -H "Authorization: Bearer $(token)" "$ORIGIN$(next)"`,
  follow: (): string => `while curl -sf -D headers.new -o page.json \\
    -H "Authorization: Bearer $(token)" "$ORIGIN$(next)"; do
  cat page.json          # put the events away first,
  mv headers.new headers # then move on: none is missed
done`,
  narrow: (): string => `curl -s -G -H "Authorization: Bearer $(token)" \\
  "$ORIGIN/api/agency-events/v1/events" \\
  --data-urlencode from=2026-11-23T00:00:00+07:00 \\
  -d type=dossier.accepted.v1,dossier.result-issued.v1`,
} as const;

const parameters = ['cursor', 'from', 'wait', 'limit', 'type', 'subject', 'agency'] as const;
const refusals = ['cursor-forged', 'cursor-of-another-filter', 'cursor-too-old', 'unknown-event-type', 'too-many-waiting'] as const;

/** The feed, from nothing to following it. */
export const FeedGuidePage = (places: Places) => {
  const { t } = useView();
  const step = (name: keyof typeof blocks) => (
    <>
      <h2 id={name}>{t(`feed-guide.${name}`)}</h2>
      <p>{t(`feed-guide.${name}-text`)}</p>
      <Code label={t(`feed-guide.${name}`)} text={blocks[name](places)} />
    </>
  );
  return (
    <Page title={t('feed-guide.title')}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{t('feed-guide.title')}</h1>
      <p class="lead">{t('feed-guide.lead')}</p>
      {step('token')}{step('first')}{step('next')}{step('follow')}{step('narrow')}
      <h2 id="parameters">{t('feed-guide.parameters')}</h2>
      <dl class="facts">{parameters.map((name) => <div class="pair" key={name}><dt><code>{name}</code></dt><dd>{t(`feed-guide.parameter-${name}`)}</dd></div>)}</dl>
      <h2 id="order">{t('guide.order')}</h2>
      <p>{t('feed-guide.order-text')}</p>
      <h2 id="errors">{t('developers.errors')}</h2>
      <p>{t('feed-guide.errors-text')}</p>
      <ul>{refusals.map((code) => <li key={code}><a href={`/developers/errors#agency-events-${code}`}>agency-events/{code}</a></li>)}</ul>
      <p>{t('guide.on')} <a href="/developers/webhooks">{t('webhook-guide.title')}</a>.</p>
    </Page>
  );
};
