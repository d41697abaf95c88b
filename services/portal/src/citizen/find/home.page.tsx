import { inLanguage, Page, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import type { ProcedureSummary } from '../../api/public-services.js';
import { SearchBox } from './search-box.component.js';

interface LifeEvent {
  readonly code: string;
  readonly name: Bilingual;
  readonly procedures: readonly ProcedureSummary[];
}

/** The life events that published procedures belong to, each with its procedures. */
export function lifeEventsOf(procedures: readonly ProcedureSummary[]): LifeEvent[] {
  const events = new Map(procedures.flatMap(({ lifeEvents }) => lifeEvents).map((event) => [event.code, event]));
  return [...events.values()].map((event) => ({ ...event, procedures: procedures.filter(({ lifeEvents }) => lifeEvents.some(({ code }) => code === event.code)) }));
}

const Hero = () => {
  const { t } = useView();
  return (
    <section class="hero" aria-labelledby="question">
      <div class="wrap">
        <h1 id="question">{t('home.question')}</h1>
        <p class="lead">{t('home.lead')}</p>
        <SearchBox />
        <p class="small quiet">{t('home.examples')}</p>
      </div>
    </section>
  );
};

export const HomePage = ({ lifeEvents }: { lifeEvents: readonly LifeEvent[] }) => {
  const { t, lang } = useView();
  return (
    <Page title={t('home.title')} shape="full">
      <Hero />
      <div class="wrap below">
        {lifeEvents.length > 0 ? <h2>{t('home.life-events')}</h2> : null}
        <ul class="cards">
          {lifeEvents.map(({ code, name, procedures }) => (
            <li key={code}><a href={`/procedures?lifeEvent=${encodeURIComponent(code)}`}><strong>{inLanguage(name, lang)}</strong>{procedures.slice(0, 3).map((procedure) => inLanguage(procedure.name, lang)).join(', ')}</a></li>
          ))}
        </ul>
        <h2>{t('home.track')}</h2>
        <p>{t('home.track-text')} <a href="/my/dossiers">{t('nav.my-dossiers')}</a></p>
        <p>{t('home.track-public')} <a href="/track">{t('nav.track')}</a></p>
      </div>
    </Page>
  );
};
