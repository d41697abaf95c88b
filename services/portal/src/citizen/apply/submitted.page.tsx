import { Actions, ButtonLink, CheckAnswers, Page, useView } from '@tinhso/ui';
import type { AnswerGroup } from '@tinhso/ui';
import { BillSection } from '../pay/bill.component.js';
import type { KnownBill } from '../pay/known-bill.js';
import type { ReadDossier } from '../my-dossiers/dossier-reader.js';

/** The files that went with the answers, under the names that the person gave them. */
const papersOf = ({ dossier, paperNames }: ReadDossier, title: string): AnswerGroup[] =>
  dossier.papers?.length ? [{ title, answers: dossier.papers.map(({ paperCode, name }) => ({ question: paperNames.get(paperCode) ?? paperCode, answer: name })) }] : [];

export const SubmittedPage = ({ bill, ...read }: ReadDossier & { bill?: KnownBill }) => {
  const { t } = useView();
  const { dossier, procedureName, agencyName, groups } = read;
  return (
    <Page title={t('apply.done-title')}>
      <div class="confirmed">
        <h1>{t('apply.done-title')}</h1>
        <p>{t('apply.done-reference')}<br /><span class="ref num">{dossier.requestReference}</span></p>
      </div>
      <p class="lead">{procedureName}<br /><span class="quiet">{agencyName}</span></p>
      {bill ? <BillSection bill={bill} dossierId={dossier.id} /> : null}
      <h2>{t('apply.done-next')}</h2>
      <ol>{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t(`apply.done-${n}`)}</li>)}</ol>
      <Actions><ButtonLink plain={Boolean(bill)} href={`/my/dossiers/${dossier.id}`}>{t('apply.done-follow')}</ButtonLink></Actions>
      <h2>{t('apply.done-copy')}</h2>
      <CheckAnswers groups={[...groups, ...papersOf(read, t('papers.given'))]} level={3} />
    </Page>
  );
};
