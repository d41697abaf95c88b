import { Page, useView } from '@tinhso/ui';
import { SearchBox } from './search-box.component.js';

const lifeEvents = ['birth', 'family', 'business', 'land', 'school', 'death'] as const;

const Hero = () => {
  const { t } = useView();
  return (
    <div class="hero">
      <div class="wrap">
        <h1>{t('home.question')}</h1>
        <p class="lead">{t('home.lead')}</p>
        <SearchBox />
        <p class="small quiet">{t('home.examples')}</p>
      </div>
    </div>
  );
};

export const HomePage = () => {
  const { t } = useView();
  return (
    <Page title={t('home.title')} shape="wide" before={<Hero />}>
      <h2>{t('home.life-events')}</h2>
      <ul class="cards">
        {lifeEvents.map((event) => (
          <li key={event}><a href={`/procedures?lifeEvent=${event}`}><strong>{t(`home.life.${event}`)}</strong>{t(`home.life.${event}.text`)}</a></li>
        ))}
      </ul>
      <h2>{t('home.track')}</h2>
      <p>{t('home.track-text')}</p>
      <p><a href="/my/dossiers">{t('nav.my-dossiers')}</a></p>
    </Page>
  );
};
