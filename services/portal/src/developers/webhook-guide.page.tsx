import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Page, useView } from '@tinhso/ui';
import { Code } from './code.component.js';

const { resolve } = createRequire(import.meta.url);
const example = (file: string): string => readFileSync(resolve(`@tinhso/subscriber-kit/examples/${file}`), 'utf8');
const receivers = { ts: example('receiver.ts'), py: example('receiver.py') };

const receive = './scripts/subscriber-kit receive --secret whsec_…';
const examine = './scripts/subscriber-kit test http://127.0.0.1:8787/ --secret whsec_… --effects http://127.0.0.1:8787/';
const delivery = `POST /tinhso HTTP/1.1
content-type: application/cloudevents+json; charset=utf-8
webhook-id: 01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d
webhook-timestamp: 1795402800
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
webhook-sequence: 17
webhook-request-origin: example.gov.vn

{"specversion":"1.0","id":"01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d","source":"/services/public-services",
 "type":"vn.tinhso.dossier.accepted.v1","subject":"01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d","sequence":"2",
 "subscriptionid":"01988d2e-a000-7b1e-8d10-3f2f5a6b7c8d","subscriptionsequence":"17", … ,"data":{ … }}`;

const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'webhook-sequence', 'webhook-request-origin'] as const;
const answers = ['2xx', '410', '429', 'other'] as const;

const Receivers = () => {
  const { t } = useView();
  return (
    <>
      <h2 id="receivers">{t('webhook-guide.receivers')}</h2>
      <p>{t('webhook-guide.receivers-text')}</p>
      <details><summary>TypeScript</summary><Code label="receiver.ts" text={receivers.ts} /></details>
      <details><summary>Python</summary><Code label="receiver.py" text={receivers.py} /></details>
    </>
  );
};

const Delivery = () => {
  const { t } = useView();
  return (
    <>
      <h2 id="delivery">{t('webhook-guide.delivery')}</h2>
      <p>{t('webhook-guide.delivery-text')}</p>
      <Code label={t('webhook-guide.delivery')} text={delivery} />
      <dl class="facts">{headers.map((name) => <div class="pair" key={name}><dt><code>{name}</code></dt><dd>{t(`webhook-guide.${name}`)}</dd></div>)}</dl>
      <h2 id="verify">{t('webhook-guide.verify')}</h2>
      <ol>{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t(`webhook-guide.verify-${n}`)}</li>)}</ol>
    </>
  );
};

const Answers = () => {
  const { t } = useView();
  return (
    <>
      <h2 id="answers">{t('webhook-guide.answers')}</h2>
      <dl class="facts">{answers.map((status) => <div class="pair" key={status}><dt>{t(`webhook-guide.answer-${status}`)}</dt><dd>{t(`webhook-guide.answer-${status}-text`)}</dd></div>)}</dl>
      <h2 id="schedule">{t('webhook-guide.schedule')}</h2>
      <p>{t('webhook-guide.schedule-text')}</p>
      <h2 id="order">{t('guide.order')}</h2>
      <ul>{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t(`webhook-guide.order-${n}`)}</li>)}</ul>
      <h2 id="rotation">{t('webhook-guide.rotation')}</h2>
      <p>{t('webhook-guide.rotation-text')}</p>
      <h2 id="guarantees">{t('webhook-guide.guarantees')}</h2>
      <p>{t('webhook-guide.guarantees-text')} <code>docs/reference/event-guarantees.md</code>.</p>
    </>
  );
};

/** From a contract to a receiver that keeps what a webhook promises. */
export const WebhookGuidePage = () => {
  const { t } = useView();
  return (
    <Page title={t('webhook-guide.title')}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{t('webhook-guide.title')}</h1>
      <p class="lead">{t('webhook-guide.lead')}</p>
      <h2 id="register">{t('webhook-guide.register')}</h2>
      <ol>{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t(`webhook-guide.register-${n}`)}</li>)}</ol>
      <p><a href="/agency">{t('webhook-guide.register-link')}</a></p>
      <h2 id="try">{t('webhook-guide.try')}</h2>
      <p>{t('webhook-guide.try-text')}</p>
      <Code label={t('webhook-guide.try')} text={receive} />
      <p>{t('webhook-guide.try-local')} <code>WEBHOOKS_ALLOWED_PRIVATE_HOSTS=127.0.0.1</code>.</p>
      <Delivery />
      <Receivers />
      <h2 id="test">{t('webhook-guide.test')}</h2>
      <p>{t('webhook-guide.test-text')}</p>
      <Code label={t('webhook-guide.test')} text={examine} />
      <Answers />
    </Page>
  );
};
