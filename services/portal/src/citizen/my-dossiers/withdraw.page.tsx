import { Actions, BackLink, Button, ButtonLink, Notice, Page, useView } from '@tinhso/ui';
import { mayWithdraw } from './dossier-words.js';
import type { ReadDossier } from './dossier-reader.js';

/** Asks once more, and says what taking back means. */
export const WithdrawPage = ({ dossier, procedureName, changed }: Pick<ReadDossier, 'dossier' | 'procedureName'> & { changed?: boolean }) => {
  const { t } = useView();
  const back = `/my/dossiers/${dossier.id}`;
  const possible = mayWithdraw(dossier);
  return (
    <Page title={t('withdraw.title')}>
      <BackLink href={back} />
      <p class="step num">{dossier.code ?? dossier.requestReference}</p>
      <h1>{t('withdraw.title')}</h1>
      {changed ? <Notice tone="warning">{t('my.changed')}</Notice> : null}
      <p class="lead">{procedureName}</p>
      <p>{t(possible ? 'withdraw.text' : 'withdraw.not-possible')}</p>
      {possible && dossier.financial === 'paid' ? <p>{t('withdraw.paid')}</p> : null}
      {possible ? (
        <form method="post">
          <input type="hidden" name="version" value={dossier.version} />
          <Actions><ButtonLink href={back}>{t('withdraw.keep')}</ButtonLink><Button grave>{t('withdraw.confirm')}</Button></Actions>
        </form>
      ) : null}
    </Page>
  );
};
