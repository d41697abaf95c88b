import { formatMoney, inLanguage, localDate, useView } from '@tinhso/ui';
import type { Translate } from '@tinhso/ui';
import type { ProcedureDetail } from '../../api/public-services.js';

type Fees = ProcedureDetail['fees'];
type Paper = ProcedureDetail['papers'][number];

const units = { hour: 'time.working-hours', 'working-day': 'time.working-days', 'calendar-day': 'time.calendar-days' } as const;

/** A time limit as a citizen would say it. */
export function timeLimitWords({ amount, unit }: ProcedureDetail['timeLimit'], t: Translate): string {
  return unit === 'same-day' ? `${t('time.same-day')}. ${t('time.after-cut-off')}` : t(units[unit], { n: amount });
}

const PaperItem = ({ paper }: { paper: Paper }) => {
  const { lang, t } = useView();
  const { originals, copies, hint } = paper;
  const kinds = [originals > 0 ? t('procedure.originals', { n: originals }) : '', copies > 0 ? t('procedure.copies', { n: copies }) : ''].filter(Boolean);
  return <li>{inLanguage(paper.name, lang)}{kinds.length > 0 ? <span class="small quiet"> ({kinds.join(', ')})</span> : null}{hint ? <><br /><span class="small quiet">{inLanguage(hint, lang)}</span></> : null}</li>;
};

/** Papers that everybody brings, then those that only some have. */
export const PaperList = ({ papers, title = true }: { papers: readonly Paper[]; title?: boolean }) => {
  const { t } = useView();
  const always = papers.filter(({ required, when }) => required && !when);
  const sometimes = papers.filter((paper) => !always.includes(paper));
  return (
    <>
      {title ? <h2>{t('procedure.papers')}</h2> : null}
      {papers.length === 0 ? <p>{t('procedure.no-papers')}</p> : null}
      {always.length > 0 ? <ul>{always.map((paper) => <PaperItem key={paper.code} paper={paper} />)}</ul> : null}
      {sometimes.length > 0 ? <><p><strong>{t('procedure.optional-papers')}</strong></p><ul>{sometimes.map((paper) => <PaperItem key={paper.code} paper={paper} />)}</ul></> : null}
    </>
  );
};

export const StepList = ({ workflow }: Pick<ProcedureDetail, 'workflow'>) => {
  const { lang } = useView();
  return <ol>{workflow.steps.map((step) => <li key={step.code}>{inLanguage(step.name, lang)}</li>)}</ol>;
};

/** Today's rates; a procedure without a fee says so. */
export const FeeList = ({ fees }: { fees: Fees }) => {
  const { lang, t, now } = useView();
  const today = localDate(now);
  const rates = fees.flatMap((fee) => fee.rates.filter(({ from, to }) => from <= today && (to === undefined || today <= to)).map((rate) => ({ fee, rate })));
  if (rates.every(({ rate }) => rate.amount === 0)) return <>{t('procedure.free')}</>;
  return <>{rates.map(({ fee, rate }) => `${inLanguage(fee.name, lang)}: ${formatMoney(rate.amount, lang)}${fee.per === 'copy' ? ` ${t('procedure.per-copy')}` : ''}`).join('\n')}</>;
};

export const feeSources = (fees: Fees): readonly string[] => [...new Set(fees.flatMap(({ rates }) => rates.flatMap(({ source }) => source ?? [])))];

export const LegalBasis = ({ items }: { items: ProcedureDetail['legalBasis'] }) => {
  const { lang } = useView();
  return <ul>{items.map(({ number, title, article }) => <li key={`${number}${article ?? ''}`}><strong>{number}</strong>{article ? `, ${article}` : ''}. {inLanguage(title, lang)}</li>)}</ul>;
};
