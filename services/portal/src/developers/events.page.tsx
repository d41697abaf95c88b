import { Page, useView } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';
import { Code } from './code.component.js';

const Event = ({ event: { name, type, meaning, owner, topic, versions, schema, example, askableFields } }: { event: EventType }) => {
  const { t, lang } = useView();
  const { properties = {}, required = [] } = schema;
  return (
    <section class="operation" id={name}>
      <h2>{name}</h2>
      <p>{meaning[lang]}. {t('developers.owner')} <code>{owner}</code>, <code>{topic}</code>. {t('developers.version')}: {versions.join(', ')}.</p>
      <p><code>{type}</code> · <a href={`/api/agency-events/v1/event-types/${name}/schema`}>{t('developers.schema')} (JSON Schema)<span class="hidden"> {name}</span></a></p>
      <h3>{t('developers.fields')}</h3>
      <dl class="facts">
        {Object.entries(properties).map(([field, { type: kind, format, description }]) => (
          <div class="pair" key={field}><dt><code>{field}</code></dt><dd>{[kind, format].filter(Boolean).join(', ')}{kind ? ' · ' : ''}{required.includes(field) ? t('developers.always') : t('developers.sometimes')}{description ? <> · <span lang="en">{description}</span></> : null}</dd></div>
        ))}
      </dl>
      <h3>{t('developers.personal')}</h3>
      <p>{t('developers.personal-none')}{askableFields.length > 0 ? ` ${t('developers.personal-askable', { fields: askableFields.map(({ field, meaning: words }) => `${words[lang]} (${field})`).join(', ') })}` : null}</p>
      <h3>{t('developers.sample')}</h3>
      <Code label={`${name}: ${t('developers.sample')}`} text={JSON.stringify(example, undefined, 2)} />
    </section>
  );
};

/** Every published event: meaning, owner, versions, fields, what is personal about it, example. */
export const EventsPage = ({ events }: { events: readonly EventType[] }) => {
  const { t } = useView();
  return (
    <Page title={t('developers.events')}>
      <p><a href="/developers">{t('developers.back')}</a></p>
      <h1>{t('developers.events')}</h1>
      <p class="lead">{t('developers.events-lead')}</p>
      <ul>{events.map(({ name }) => <li key={name}><a href={`#${name}`}>{name}</a></li>)}</ul>
      {events.map((event) => <Event key={event.name} event={event} />)}
    </Page>
  );
};
