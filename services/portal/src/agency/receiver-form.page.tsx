import { Actions, Button, CheckboxField, EmptyState, ErrorSummary, Page, RadioField, SelectField, TextField, useView } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import type { EventType } from '../api/api-documents.js';
import type { Contract } from '../api/connections.js';
import { AgencyPlaces } from './agency-places.component.js';
import { typeLabel } from './event-labels.js';
import { listOf, textOf } from './posted.js';
import type { Posted } from './posted.js';

export interface ReceiverFormProps {
  readonly contracts: readonly Contract[];
  readonly types: readonly EventType[];
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  readonly idempotencyKey: string;
}

const Form = ({ contracts, types, posted, errors, idempotencyKey }: ReceiverFormProps) => {
  const { t, lang } = useView();
  const error = (name: string): string | undefined => errors.find((one) => one.name === name)?.message;
  const offered = [...new Set(contracts.flatMap((contract) => contract.types))];
  return (
    <section class="panel">
      <form method="post" action="/agency/receivers/new" novalidate>
        <input type="hidden" name="key" value={idempotencyKey} />
        <SelectField name="contract" label={t('agency.contract')} value={textOf(posted, 'contract')} error={error('contract')} options={contracts.map(({ id, purpose }) => ({ value: id, label: purpose }))} />
        <TextField name="sink" label={t('agency.sink')} hint={t('agency.sink-hint')} value={textOf(posted, 'sink')} error={error('sink')} maxLength={2000} />
        <CheckboxField name="types" label={t('agency.types-sent')} hint={t('agency.types-sent-hint')} value={listOf(posted, 'types')} error={error('types')} optional options={offered.map((type) => ({ value: type, label: typeLabel(types, type, lang), hint: type }))} />
        <TextField name="subject" label={t('agency.filter-subject')} hint={t('agency.filter-subject-hint')} value={textOf(posted, 'subject')} error={error('subject')} maxLength={100} optional />
        <RadioField name="start" label={t('agency.start')} value={textOf(posted, 'start') || 'now'} error={error('start')} options={[
          { value: 'now', label: t('agency.start-now') }, { value: 'beginning', label: t('agency.start-beginning') }, { value: 'time', label: t('agency.start-time') },
        ]} />
        <TextField name="time" label={t('agency.start-moment')} hint={t('agency.start-moment-hint')} value={textOf(posted, 'time')} error={error('time')} width="w20" optional />
        <TextField name="technician" type="email" label={t('agency.technician')} hint={t('agency.technician-hint')} value={textOf(posted, 'technician')} error={error('technician')} maxLength={200} optional />
        <Actions><Button>{t('agency.register')}</Button><a href="/agency">{t('nav.back')}</a></Actions>
      </form>
    </section>
  );
};

/** Where events are to be sent, which ones, and from when on. */
export const ReceiverFormPage = (props: ReceiverFormProps) => {
  const { t } = useView();
  return (
    <Page title={t('agency.receiver-new')} shape="desk" aside={<AgencyPlaces current="receiver" administrator={false} />} wrong={props.errors.length > 0}>
      <ErrorSummary errors={props.errors} />
      <h1>{t('agency.receiver-new')}</h1>
      {props.contracts.length > 0 ? <Form {...props} />
        : <EmptyState title={t('agency.no-approved')}><p>{t('agency.no-approved-text')} <a href="/agency/contracts/new">{t('agency.contract-new')}</a></p></EmptyState>}
    </Page>
  );
};
