import { useView } from '@tinhso/ui';
import type { DossierDetail } from '../../api/public-services.js';

const acts = { receipt: 'DossierAccepted', 'supplement-request': 'SupplementRequested', refusal: 'DossierRefused' } as const;
type Form = keyof typeof acts;

/** Forms of what has happened; the counter hands them over on paper. */
export const DeskPrints = ({ dossier: { id, history, financial, business } }: { dossier: DossierDetail }) => {
  const { t } = useView();
  const forms = (Object.keys(acts) as Form[]).filter((form) => history.some(({ type }) => type === acts[form]));
  const slip = financial === 'waiting' && business === 'submitted';
  if (forms.length === 0 && !slip) return null;
  return (
    <section class="panel">
      <h2>{t('officer.prints')}</h2>
      <ul class="plain-list links">
        {slip ? <li><a href={`/officer/dossiers/${id}/slip`}>{t('officer.print.slip')}</a></li> : null}
        {forms.map((form) => <li key={form}><a href={`/officer/dossiers/${id}/forms/${form}.pdf`}>{t(`officer.print.${form}`)}</a></li>)}
      </ul>
    </section>
  );
};
