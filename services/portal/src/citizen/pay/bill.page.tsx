import { Actions, BackLink, ButtonLink, Notice, Page, useView } from '@tinhso/ui';
import type { Bill } from '../../api/payments-client.js';
import { BillFacts, PayForm, Refund } from './bill.component.js';

export interface BillPageProps {
  readonly bill: Bill;
  readonly procedureName: string;
  /** Set when the bank has just sent the person back. */
  readonly returned?: boolean;
  readonly dossierId?: string;
}

/** Only the bill says whether it is paid; what the bank's address line claims is not even read. */
const Outcome = ({ bill, again }: { bill: Bill; again: string }) => {
  const { t } = useView();
  if (bill.status === 'open') {
    return <Notice tone="warning" title={t('pay.checking')}><p>{t('pay.checking-text')}</p><Actions><ButtonLink href={again}>{t('pay.refresh')}</ButtonLink></Actions></Notice>;
  }
  return <Notice>{t(`pay.outcome.${bill.status}`)}</Notice>;
};

export const BillPage = ({ bill, procedureName, returned, dossierId }: BillPageProps) => {
  const { t } = useView();
  const end = dossierId ? `/${dossierId}` : '';
  const dossier = dossierId ? `/my/dossiers/${dossierId}` : '/my/dossiers';
  return (
    <Page title={t('pay.title')}>
      <BackLink href={dossier}>{t('my.title')}</BackLink>
      <p class="step num">{t('dossier.request', { reference: bill.requestReference })}</p>
      <h1>{t('pay.title')}</h1>
      {returned ? <Outcome bill={bill} again={`/bills/${bill.id}/return${end}`} /> : null}
      <p class="lead">{procedureName}</p>
      <BillFacts bill={bill} />
      <Refund due={bill.refundDue} />
      {bill.status === 'open' ? <PayForm bill={bill} dossierId={dossierId} again={returned} /> : null}
      {bill.status === 'expired' ? <p>{t('pay.expired-text')}</p> : null}
      {bill.status === 'paid' ? <Actions><ButtonLink href={`/bills/${bill.id}/receipt`}>{t('pay.receipt')}</ButtonLink>{dossierId ? <ButtonLink plain href={dossier}>{t('apply.done-follow')}</ButtonLink> : null}</Actions> : null}
    </Page>
  );
};
