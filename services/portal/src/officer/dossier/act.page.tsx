import { Actions, BackLink, Button, ErrorSummary, inLanguage, Page, SelectField, FormField, TextareaField, TextField, TimeLimitChip, useView } from '@tinhso/ui';
import type { Bilingual, TextKey } from '@tinhso/ui';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';
import { Basis, OpenProposal, OpenSupplement } from './desk-about.component.js';
import type { Colleague } from '../../api/desk-services.js';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import { limitOf } from '../../citizen/my-dossiers/dossier-words.js';
import { reasonCodes } from './act-input.js';
import type { ActFaults, PostedAct } from './act-input.js';
import { actRules } from './acts.js';
import type { ActCode } from './acts.js';

export interface ActPageProps extends Pick<ReadDossier, 'dossier' | 'procedureName' | 'procedure'> {
  readonly desk: DeskView;
  readonly code: ActCode;
  /** Makes a double click one act. */
  readonly idempotencyKey: string;
  readonly posted: PostedAct;
  readonly faults: ActFaults;
  /** What the service said against it. */
  readonly refusal?: Bilingual;
  readonly results: readonly { readonly code: string; readonly name: Bilingual; readonly outcome: string }[];
  readonly colleagues: readonly Colleague[];
}

const Fields = ({ code, posted, faults, results, colleagues, dossier }: ActPageProps) => {
  const { t, lang } = useView();
  const field = (name: string) => ({ name, value: typeof posted[name] === 'string' ? posted[name] : undefined, error: faults[name] ? t(faults[name]) : undefined });
  switch (actRules[code].input) {
    case 'nothing': return null;
    case 'note': return <TextareaField {...field('text')} label={t('act.note.label')} maxLength={4000} />;
    case 'reason': return (
      <>
        <SelectField {...field('code')} label={t('act.reason.code')} options={(reasonCodes[code] ?? []).map((value) => ({ value, label: t(`reason.${value}` as TextKey) }))} />
        <TextareaField {...field('text')} label={t('act.reason.text')} hint={t(code === 'return' ? 'act.reason.inside' : 'act.reason.outside')} maxLength={2000} />
      </>
    );
    case 'supplement': return (
      <>
        <TextareaField {...field('items')} label={t('act.supplement.items')} hint={t('act.supplement.items-hint')} rows={6} maxLength={8000} />
        <TextField {...field('legalBasis')} label={t('act.supplement.basis')} hint={t('act.supplement.basis-hint')} maxLength={500} />
      </>
    );
    case 'proposal': return (
      <>
        <FormField {...field('result')} kind="radio" label={t('act.propose.result')} options={results.map(({ code: value, name }) => ({ value, label: inLanguage(name, lang) }))} />
        <TextareaField {...field('opinion')} label={t('act.propose.opinion')} maxLength={4000} />
      </>
    );
    case 'assignment': return (
      <SelectField {...field('officer')} label={t('act.assign.officer')} options={colleagues.flatMap(({ id, name, placements }) =>
        placements.filter(({ agencyCode }) => agencyCode === dossier.agencyCode).map(({ unitCode, position }) => ({ value: `${id}|${unitCode}`, label: `${name} – ${position}` })))} />
    );
  }
};

/** One act, one small page: what it means, what it needs, one button. */
export const ActPage = (props: ActPageProps) => {
  const { t, lang } = useView();
  const { code, dossier, procedureName, procedure, desk, idempotencyKey, faults, refusal } = props;
  const errors = Object.entries(faults).map(([name, key]) => ({ name, message: t(key) }));
  const back = `/officer/dossiers/${dossier.id}`;
  return (
    <Page title={t(`act.${code}.title`)} shape="desk" aside={<DeskQueues desk={desk} />} wrong={errors.length > 0 || refusal !== undefined}>
      <BackLink href={back} />
      <ErrorSummary errors={refusal ? [{ name: 'main', message: inLanguage(refusal, lang) }] : errors} />
      <p class="small quiet num">{dossier.code ?? dossier.requestReference} · {procedureName} <TimeLimitChip limit={limitOf(dossier)} /></p>
      <h1>{t(`act.${code}.title`)}</h1>
      <div class="case">
      <div class="stack side"><OpenSupplement dossier={dossier} /><OpenProposal {...props} /><Basis procedure={procedure} /></div>
      <section class="panel">
      <p>{t(`act.${code}.text`)}</p>
      {code === 'supplement' ? <p><strong>{t(dossier.dueCurrent ? `officer.policy.${procedure.supplement.policy}` : 'officer.policy-waiting')}</strong></p> : null}
      <form method="post" action={`${back}/acts/${code}`} novalidate>
        <input type="hidden" name="version" value={dossier.version} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <Fields {...props} />
        <Actions><Button>{t(`act.${code}.button`)}</Button><a href={back}>{t('act.cancel')}</a></Actions>
      </form>
      </section>
      </div>
    </Page>
  );
};
