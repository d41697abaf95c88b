import { formatMoment, useView } from '@tinhso/ui';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';

type Shown = Pick<ReadDossier, 'dossier' | 'paperNames'>;

export interface OpenPaper { readonly id: string; readonly label: string }

/** What can be read beside the form: the result first, then what came with the dossier. */
export function usePapers({ dossier: { papers = [], result, resultNumber, signedAt }, paperNames }: Shown): OpenPaper[] {
  const { t } = useView();
  const issued = result !== undefined && result !== 'none';
  const number = resultNumber ?? '';
  return [
    ...(issued ? [{ id: 'result', label: t('officer.result', { number }) }] : signedAt ? [{ id: 'result', label: t('officer.signed-draft', { number }) }] : []),
    ...papers.map(({ id, paperCode }) => ({ id, label: paperNames.get(paperCode) ?? paperCode })),
  ];
}

/** Opening a paper is a look of its own, which the service records. */
export const DeskPapers = ({ dossier, paperNames, open }: Shown & { open?: OpenPaper }) => {
  const { t, lang } = useView();
  const papers = usePapers({ dossier, paperNames });
  const page = `/officer/dossiers/${dossier.id}`;
  const came = new Map(dossier.papers?.map(({ id, name, attachedAt }) => [id, `${name}, ${formatMoment(attachedAt, lang)}`]));
  if (papers.length === 0) return null;
  return (
    <section class="panel papers" id="papers">
      <h2>{t('officer.papers')}</h2>
      <ul class="tabs">{papers.map(({ id, label }) => <li key={id}><a href={`${page}?paper=${id}#papers`} aria-current={id === open?.id ? 'true' : undefined}>{label}</a>{came.has(id) ? <span class="sub num">{came.get(id)}</span> : null}</li>)}</ul>
      {open ? (
        <>
          <iframe class="reader" title={t('officer.paper-view', { name: open.label })} src={`${page}/view/${open.id}`} />
          <p class="small"><a href={`${page}/view/${open.id}`} target="_blank" rel="noopener">{t('officer.paper-open')}</a> · <a href={page}>{t('officer.paper-close')}</a></p>
        </>
      ) : null}
    </section>
  );
};
