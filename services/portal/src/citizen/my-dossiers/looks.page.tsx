import { BackLink, formatMoment, isTextKey, Page, useView } from '@tinhso/ui';
import type { Translate } from '@tinhso/ui';
import type { Look } from '../../api/public-services.js';
import type { ReadDossier } from './dossier-reader.js';

/** Officials by their position, everybody else in words. */
function whoWords(who: string, t: Translate): string {
  const key = `looks.who.${who}`;
  return isTextKey(key) ? t(key) : who;
}

function actionWords(action: string, t: Translate): string {
  const key = `looks.action.${action}`;
  return isTextKey(key) ? t(key) : t('looks.action.other');
}

export const LooksPage = ({ dossier, procedureName, looks }: Pick<ReadDossier, 'dossier' | 'procedureName'> & { looks: readonly Look[] }) => {
  const { t, lang } = useView();
  return (
    <Page title={t('looks.title')}>
      <BackLink href={`/my/dossiers/${dossier.id}`}>{procedureName}</BackLink>
      <p class="step num">{dossier.code ?? dossier.requestReference}</p>
      <h1>{t('looks.title')}</h1>
      <p>{t('looks.lead')}</p>
      {looks.length === 0 ? <p>{t('looks.none')}</p> : null}
      <ul class="results">
        {looks.map(({ at, action, who, outcome }, index) => (
          <li key={index}>
            <strong>{whoWords(who, t)}</strong>
            <p>{actionWords(action, t)}{outcome === 'refused' ? ` (${t('looks.refused')})` : ''}</p>
            <p class="small quiet num"><time dateTime={at}>{formatMoment(at, lang)}</time></p>
          </li>
        ))}
      </ul>
    </Page>
  );
};
