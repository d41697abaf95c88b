import { inLanguage, Page, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import type { ProcedureSummary } from '../../api/public-services.js';
import { SearchBox } from './search-box.component.js';

interface Group {
  readonly code: string;
  readonly name: Bilingual;
  readonly procedures: readonly ProcedureSummary[];
}

type Named = Omit<Group, 'procedures'>;

function groupsOf(procedures: readonly ProcedureSummary[], of: (procedure: ProcedureSummary) => readonly Named[]): Group[] {
  const groups = new Map(procedures.flatMap(of).map((group) => [group.code, group]));
  return [...groups.values()].map(({ code, name }) => ({ code, name, procedures: procedures.filter((procedure) => of(procedure).some((group) => group.code === code)) }));
}

/** The life events that published procedures belong to, each with its procedures. */
const lifeEventsOf = (procedures: readonly ProcedureSummary[]): Group[] => groupsOf(procedures, ({ lifeEvents }) => lifeEvents);

const sectorsOf = (procedures: readonly ProcedureSummary[]): Group[] => groupsOf(procedures, ({ sector }) => [sector]);

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

export const HomePage = ({ procedures }: { procedures: readonly ProcedureSummary[] }) => {
  const { t, lang } = useView();
  const [lifeEvents, sectors] = [lifeEventsOf(procedures), sectorsOf(procedures)];
  return (
    <Page title={t('home.title')} shape="full">
      <Hero />
      <div class="wrap below">
        {lifeEvents.length > 0 ? <h2>{t('home.life-events')}</h2> : null}
        <ul class="cards">
          {lifeEvents.map((event) => (
            <li key={event.code}><a href={`/procedures?lifeEvent=${encodeURIComponent(event.code)}`}><strong>{inLanguage(event.name, lang)}</strong>{event.procedures.slice(0, 3).map(({ name }) => inLanguage(name, lang)).join(', ')}</a></li>
          ))}
        </ul>
        {sectors.length > 0 ? <h2>{t('home.sectors')}</h2> : null}
        <ul class="plain-list">
          {sectors.map(({ code, name, procedures: within }) => <li key={code}><a href={`/procedures?sector=${encodeURIComponent(code)}`}>{inLanguage(name, lang)}</a> <span class="quiet num">{within.length}</span></li>)}
        </ul>
        <h2>{t('home.track')}</h2>
        <p>{t('home.track-text')} <a href="/my/dossiers">{t('nav.my-dossiers')}</a></p>
        <p>{t('home.track-public')} <a href="/track">{t('nav.track')}</a></p>
      </div>
    </Page>
  );
};
