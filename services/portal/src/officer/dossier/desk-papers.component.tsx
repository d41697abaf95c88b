import { useView } from '@tinhso/ui';
import type { DossierDetail } from '../../api/public-services.js';

/** What came with the dossier and what came of it; each file is opened through the service that records who looks. */
export const DeskPapers = ({ dossier: { id, papers = [], result, resultNumber } }: { dossier: DossierDetail }) => {
  const { t } = useView();
  const issued = result !== undefined && result !== 'none';
  if (papers.length === 0 && !issued) return null;
  return (
    <section class="panel">
      <h2>{t('officer.papers')}</h2>
      <ul class="plain-list">
        {issued ? <li><a href={`/officer/dossiers/${id}/result.pdf`}>{t('officer.result', { number: resultNumber ?? '' })}</a></li> : null}
        {papers.map((paper) => <li key={paper.id}><a href={`/officer/dossiers/${id}/papers/${paper.id}`}>{paper.name}</a></li>)}
      </ul>
    </section>
  );
};
