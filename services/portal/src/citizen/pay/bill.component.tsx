import { Actions, Button, ButtonLink, Facts, formatDay, formatMoment, formatMoney, formatTime, Notice, useView } from '@tinhso/ui';
import type { Bill } from '../../api/payments-client.js';
import type { KnownBill } from './known-bill.js';

/** Leads to the bank; `dossierId` is where the way back ends. */
export const PayForm = ({ bill, dossierId, again }: { bill: Bill; dossierId?: string; again?: boolean }) => {
  const { t } = useView();
  return (
    <form method="post" action={`/bills/${bill.id}/pay`}>
      {dossierId ? <input type="hidden" name="dossier" value={dossierId} /> : null}
      <Actions><Button plain={again}>{t(again ? 'pay.again' : 'pay.go')}</Button></Actions>
      <p class="small quiet">{t('pay.go-text')}</p>
    </form>
  );
};

export const BillFacts = ({ bill }: { bill: Bill }) => {
  const { t, lang } = useView();
  const until = bill.status === 'open' || bill.status === 'expired';
  return (
    <Facts facts={[
      { term: t('pay.amount'), value: <strong class="num">{formatMoney(bill.amount, lang)}</strong> },
      { term: t('pay.state'), value: t(`pay.state.${bill.status}`) },
      ...(until ? [{ term: t('pay.before'), value: <span class="num">{formatTime(bill.expiresAt)}, {formatDay(bill.expiresAt, lang)}</span> }] : []),
      ...(bill.paidAt ? [{ term: t('pay.paid-at'), value: <span class="num">{formatMoment(bill.paidAt, lang)}</span> }] : []),
    ]} />
  );
};

export const Refund = ({ due }: { due: boolean }) => {
  const { t } = useView();
  return due ? <Notice>{t('pay.refund')}</Notice> : null;
};

/** The money part of a dossier's page. */
export const BillSection = ({ bill, dossierId }: { bill: KnownBill; dossierId: string }) => {
  const { t } = useView();
  if (bill === 'preparing' || bill === 'unavailable') return <><h2>{t('pay.title')}</h2><p>{t(`pay.${bill}`)}</p></>;
  return (
    <section id="payment">
      <h2>{t('pay.title')}</h2>
      <BillFacts bill={bill} />
      <Refund due={bill.refundDue} />
      {bill.status === 'open' ? <PayForm bill={bill} dossierId={dossierId} /> : null}
      {bill.status === 'expired' ? <p>{t('pay.expired-text')}</p> : null}
      {bill.status === 'paid' ? <Actions><ButtonLink plain href={`/bills/${bill.id}/receipt`}>{t('pay.receipt')}</ButtonLink></Actions> : null}
    </section>
  );
};
