import { Actions, BackLink, Button, ErrorSummary, inLanguage, Notice, NumberField, Page, useView } from '@tinhso/ui';
import type { Bilingual, FormError } from '@tinhso/ui';
import type { Quota } from '../api/connections.js';
import { AgencyPlaces } from './agency-places.component.js';
import { textOf } from './posted.js';
import type { Posted } from './posted.js';

export const quotaFields = ['maxSubscriptions', 'requestsPerMinute', 'concurrency'] as const;

export interface QuotaProps {
  readonly client: string;
  readonly name: Bilingual;
  readonly quota: Quota;
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  readonly saved?: boolean;
}

/** How many receivers an agency may have, and how fast they are served. */
export const QuotaPage = ({ client, name: whose, quota, posted, errors, saved }: QuotaProps) => {
  const { t, lang } = useView();
  const title = t('agency.quota-of', { client: inLanguage(whose, lang) });
  return (
    <Page title={title} shape="desk" aside={<AgencyPlaces administrator />} wrong={errors.length > 0}>
      <BackLink href="/agency">{t('agency.title')}</BackLink>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      {saved ? <Notice>{t('agency.quota-saved')}</Notice> : null}
      <section class="panel">
        <p>{t('agency.quota-used', { n: quota.used })}</p>
        <form method="post" action={`/agency/quotas/${client}`} novalidate>
          {quotaFields.map((name) => <NumberField key={name} name={name} label={t(`agency.quota.${name}`)} value={textOf(posted, name) || String(quota[name])} error={errors.find((one) => one.name === name)?.message} />)}
          <Actions><Button>{t('agency.quota-save')}</Button></Actions>
        </form>
      </section>
    </Page>
  );
};
