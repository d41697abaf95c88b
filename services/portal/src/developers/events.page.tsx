import { eventContracts } from '@tinhso/contracts';
import type { EventContract } from '@tinhso/contracts';
import { exampleEvent } from '@tinhso/events/asyncapi';
import { Page, useView } from '@tinhso/ui';
import { Code } from './code.component.js';

interface Fields { readonly properties?: Readonly<Record<string, { type?: string; format?: string; description?: string }>>; readonly required?: readonly string[] }

const Event = ({ contract }: { contract: EventContract }) => {
  const { t, lang } = useView();
  const { properties = {}, required = [] } = contract.data as unknown as Fields;
  return (
    <section class="operation" id={contract.type}>
      <h2>{contract.type}</h2>
      <p>{contract.meaning[lang]}. {t('developers.owner')} <code>{contract.owner}</code>, <code>{contract.topic}</code>.</p>
      <h3>{t('developers.fields')}</h3>
      <dl class="facts">
        {Object.entries(properties).map(([name, { type, format, description }]) => (
          <div class="pair" key={name}><dt><code>{name}</code></dt><dd>{[type, format].filter(Boolean).join(', ')}{type ? ' · ' : ''}{required.includes(name) ? t('developers.always') : t('developers.sometimes')}{description ? <> · <span lang="en">{description}</span></> : null}</dd></div>
        ))}
      </dl>
      <h3>{t('developers.sample')}</h3>
      <Code label={`${contract.type}: ${t('developers.sample')}`} text={JSON.stringify(exampleEvent(contract), undefined, 2)} />
    </section>
  );
};

/** Every published event: meaning, owner, fields, example. */
export const EventsPage = () => {
  const { t } = useView();
  return (
    <Page title={t('developers.events')}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{t('developers.events')}</h1>
      <p class="lead">{t('developers.events-lead')}</p>
      <ul>{eventContracts.map(({ type }) => <li key={type}><a href={`#${type}`}>{type}</a></li>)}</ul>
      {eventContracts.map((contract) => <Event key={contract.type} contract={contract} />)}
    </Page>
  );
};
