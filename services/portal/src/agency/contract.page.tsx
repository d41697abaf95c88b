import { Actions, BackLink, Button, CheckboxField, ErrorSummary, Facts, formatDate, formatMoment, Page, TextareaField, TextField, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';
import type { Contract } from '../api/connections.js';
import { AgencyPlaces, StateChip } from './agency-places.component.js';
import { EventTypes } from './event-types.component.js';
import type { Posted } from './posted.js';
import { listOf, textOf } from './posted.js';
import type { NameOf } from './states.js';

export interface ContractFormProps {
  readonly types: readonly EventType[];
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  readonly idempotencyKey: string;
}

/** A proposal: why the agency needs which events, and on what grounds. */
export const ContractFormPage = ({ types, posted, errors, idempotencyKey }: ContractFormProps) => {
  const { t, lang } = useView();
  const error = (name: string): string | undefined => errors.find((one) => one.name === name)?.message;
  const askable = types.find(({ askableFields }) => askableFields.length > 0)?.askableFields ?? [];
  return (
    <Page title={t('agency.contract-new')} shape="desk" aside={<AgencyPlaces current="contract" administrator={false} />} wrong={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <h1>{t('agency.contract-new')}</h1>
      <section class="panel">
        <form method="post" action="/agency/contracts/new" novalidate>
          <input type="hidden" name="key" value={idempotencyKey} />
          <TextareaField name="purpose" label={t('agency.purpose')} hint={t('agency.purpose-hint')} value={textOf(posted, 'purpose')} error={error('purpose')} maxLength={500} rows={3} />
          <TextField name="legalBasis" label={t('agency.legal-basis')} hint={t('agency.legal-basis-hint')} value={textOf(posted, 'legalBasis')} error={error('legalBasis')} maxLength={500} />
          <CheckboxField name="types" label={t('agency.types-wanted')} value={listOf(posted, 'types')} error={error('types')} options={types.map((type) => ({ value: type.name, label: type.meaning[lang], hint: type.name }))} />
          <TextField name="areas" label={t('agency.areas')} hint={t('agency.areas-hint')} value={textOf(posted, 'areas')} error={error('areas')} optional />
          <CheckboxField name="personalFields" label={t('agency.personal-fields')} hint={t('agency.personal-fields-hint')} value={listOf(posted, 'personalFields')} error={error('personalFields')} optional options={askable.map(({ field, meaning }) => ({ value: field, label: meaning[lang] }))} />
          <TextField name="personalPurpose" label={t('agency.personal-purpose')} hint={t('agency.personal-purpose-hint')} value={textOf(posted, 'personalPurpose')} error={error('personalPurpose')} maxLength={500} optional />
          <Actions><Button>{t('agency.propose')}</Button><a href="/agency">{t('nav.back')}</a></Actions>
        </form>
      </section>
    </Page>
  );
};

export interface ContractProps {
  readonly contract: Contract;
  readonly types: readonly EventType[];
  readonly administrator: boolean;
  readonly nameOf: NameOf;
  readonly posted: Posted;
  readonly errors: readonly FormError[];
}

const Decisions = ({ contract: { id, state }, administrator, posted, errors }: ContractProps) => {
  const { t } = useView();
  const open = administrator && state === 'proposed';
  if (!open && state !== 'approved') return null;
  return (
    <>
      {open ? <section class="panel"><h2>{t('agency.decide')}</h2><p>{t('agency.approve-text')}</p><form method="post" action={`/agency/contracts/${id}`}><Actions><Button name="act" value="approval">{t('agency.approve')}</Button></Actions></form></section> : null}
      <section class="panel">
        <h2>{t(open ? 'agency.refuse' : 'agency.withdraw')}</h2>
        <p>{t(open ? 'agency.refuse-text' : 'agency.withdraw-text')}</p>
        <form method="post" action={`/agency/contracts/${id}`} novalidate>
          <TextField name="reason" label={t('agency.reason')} value={textOf(posted, 'reason')} error={errors[0]?.message} maxLength={500} />
          <Actions><Button grave name="act" value={open ? 'refusal' : 'withdrawal'}>{t(open ? 'agency.refuse' : 'agency.withdraw')}</Button></Actions>
        </form>
      </section>
    </>
  );
};

/** One contract: what may be seen, why, and what was decided about it. */
export const ContractPage = (props: ContractProps) => {
  const { contract, types, administrator, nameOf, errors } = props;
  const { t, lang } = useView();
  const { purpose, legalBasis, client, state, areas, personalFields, validFrom, validTo, proposedAt, decision, withdrawn } = contract;
  return (
    <Page title={purpose} shape="desk" aside={<AgencyPlaces administrator={administrator} />} wrong={errors.length > 0}>
      <BackLink href="/agency">{t('agency.title')}</BackLink>
      <ErrorSummary errors={errors} />
      <h1>{purpose}</h1>
      <p><StateChip state={state} /></p>
      <div class="stack">
        <section class="panel">
          <Facts facts={[
            { term: t('agency.client'), value: administrator ? <a href={`/agency/quotas/${client}`}>{nameOf(client)[lang]}</a> : nameOf(client)[lang] }, { term: t('agency.legal-basis'), value: legalBasis },
            { term: t('agency.types'), value: <EventTypes names={contract.types} types={types} /> },
            { term: t('agency.areas'), value: areas.length > 0 ? areas.join(', ') : t('agency.whole-province') },
            { term: t('agency.personal-fields'), value: personalFields.length > 0 ? personalFields.map(({ field, purpose: why }) => `${field}: ${why}`).join('\n') : t('agency.none') },
            { term: t('agency.valid'), value: validTo ? `${formatDate(validFrom, lang)} – ${formatDate(validTo, lang)}` : t('agency.valid-from', { date: formatDate(validFrom, lang) }) },
            { term: t('agency.proposed'), value: formatMoment(proposedAt, lang) },
            ...(decision ? [{ term: t('agency.decided'), value: `${formatMoment(decision.at, lang)}${decision.reason ? `\n${decision.reason}` : ''}` }] : []),
            ...(withdrawn ? [{ term: t('agency.withdrawn'), value: `${formatMoment(withdrawn.at, lang)}\n${withdrawn.reason}` }] : []),
          ]} />
          {!administrator && state === 'approved' ? <p><a href={`/agency/receivers/new?contract=${contract.id}`}>{t('agency.receiver-new')}</a></p> : null}
        </section>
        <Decisions {...props} />
      </div>
    </Page>
  );
};
