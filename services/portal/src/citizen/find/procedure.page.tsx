import { Actions, BackLink, ButtonLink, Facts, inLanguage, Notice, Page, useView } from '@tinhso/ui';
import type { ProcedureDetail } from '../../api/public-services.js';
import { FeeList, feeSources, LegalBasis, PaperList, StepList, timeLimitWords } from './procedure-parts.component.js';

const Online = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, lang } = useView();
  if (procedure.level === 'full') return <p><strong>{t('procedure.full')}</strong></p>;
  const reason = procedure.partialReason;
  return (
    <Notice title={t('procedure.partial')}>
      {reason ? <p>{t('procedure.partial-why', { reason: inLanguage(reason.text, lang) })} <span class="small quiet">{t('procedure.partial-basis', { basis: reason.basis })}</span></p> : null}
    </Notice>
  );
};

const Start = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useView();
  if (!procedure.doors.includes('portal')) return <Notice tone="warning">{t('procedure.door-closed')}</Notice>;
  return <Actions><ButtonLink href={`/apply/${procedure.code}`}>{t('procedure.start')}</ButtonLink></Actions>;
};

export const ProcedurePage = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, lang } = useView();
  const name = inLanguage(procedure.name, lang);
  return (
    <Page title={name}>
      <BackLink href="/procedures">{t('nav.procedures')}</BackLink>
      <p class="step"><span class="num">{t('procedure.code', { code: procedure.code })}</span> · <a href={`/procedures?sector=${encodeURIComponent(procedure.sector.code)}`}>{inLanguage(procedure.sector.name, lang)}</a></p>
      <h1>{name}</h1>
      <p class="lead">{inLanguage(procedure.summary, lang)}</p>
      <Online procedure={procedure} />
      <Start procedure={procedure} />
      <h2>{t('procedure.who')}</h2>
      <p>{inLanguage(procedure.whoMayFile, lang)}</p>
      <PaperList papers={procedure.papers} />
      <h2>{t('procedure.steps')}</h2>
      <StepList workflow={procedure.workflow} />
      <Facts facts={[
        { term: t('procedure.time'), value: timeLimitWords(procedure.timeLimit, t) },
        { term: t('procedure.fee'), value: <FeeList fees={procedure.fees} /> },
        { term: t('procedure.result'), value: procedure.results.filter(({ outcome }) => outcome === 'granted').map((result) => inLanguage(result.name, lang)).join('\n') },
        { term: t('procedure.where'), value: inLanguage(procedure.where, lang) },
        { term: t('procedure.doors'), value: procedure.doors.map((door) => t(`procedure.door.${door}`)).join('\n') },
      ]} />
      <h2>{t('procedure.legal')}</h2>
      <LegalBasis items={procedure.legalBasis} />
      <details><summary>{t('procedure.source')}</summary><ul class="small">{[...procedure.source, ...feeSources(procedure.fees)].map((source) => <li key={source}>{source}</li>)}</ul></details>
    </Page>
  );
};
