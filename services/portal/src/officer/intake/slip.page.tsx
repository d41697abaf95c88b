import { Actions, BackLink, ButtonLink, Facts, formatDay, formatMoney, formatTime, Notice, Page, useView } from '@tinhso/ui';
import type { ReadDossier } from '../../citizen/my-dossiers/dossier-reader.js';
import type { KnownBill } from '../../citizen/pay/known-bill.js';
import { Qr } from './qr.component.js';

export interface SlipProps extends Pick<ReadDossier, 'dossier' | 'procedureName' | 'agencyName'> {
  readonly bill: KnownBill;
  readonly origin: string;
}

/** One sheet for the person at the counter: what to pay, until when, and where. */
export const SlipPage = ({ dossier, procedureName, agencyName, bill, origin }: SlipProps) => {
  const { t, lang } = useView();
  const open = typeof bill === 'object' && bill.status === 'open' ? bill : undefined;
  const address = typeof bill === 'object' ? `${origin}/bills/${bill.id}` : '';
  return (
    <Page title={t('slip.title')}>
      <BackLink href={`/officer/dossiers/${dossier.id}`} />
      <p class="step">{agencyName}</p>
      <h1>{t('slip.title')}</h1>
      {typeof bill === 'string' ? <Notice tone="warning">{t(`pay.${bill}`)}</Notice> : (
        <Facts facts={[
          { term: t('receipt.for'), value: procedureName },
          { term: t('apply.done-reference-officer'), value: <strong class="num">{dossier.requestReference}</strong> },
          { term: t('pay.amount'), value: <strong class="num">{formatMoney(bill.amount, lang)}</strong> },
          { term: t('pay.state'), value: t(`pay.state.${bill.status}`) },
          ...(open ? [{ term: t('pay.before'), value: <span class="num">{formatTime(open.expiresAt)}, {formatDay(open.expiresAt, lang)}</span> }] : []),
        ]} />
      )}
      {open ? (
        <>
          <div class="slip"><Qr value={address} label={t('slip.qr')} /><p><strong>{t('slip.scan')}</strong><br />{t('slip.or')}<br /><a class="reference" href={address}>{address}</a></p></div>
          <p>{t('slip.keep')}</p>
          <p class="small quiet screen-only">{t('slip.print')}</p>
        </>
      ) : null}
      {typeof bill === 'object' && bill.status === 'paid' ? <><Notice>{t('slip.paid')}</Notice><Actions><ButtonLink href={`/officer/dossiers/${dossier.id}`}>{t('act.accept.title')}</ButtonLink><ButtonLink plain href={`/bills/${bill.id}/receipt`}>{t('pay.receipt')}</ButtonLink></Actions></> : null}
    </Page>
  );
};
