import { BackLink, Facts, formatMoment, inLanguage, Page, useView } from '@tinhso/ui';
import type { Bilingual } from '@tinhso/ui';
import type { Receipt } from '../../api/payments-client.js';
import { Refund } from './bill.component.js';

interface ReceiptPageProps {
  readonly billId: string;
  readonly receipt: Receipt;
  readonly procedureName: string;
  readonly agencyName: Bilingual;
}

/** One sheet, to keep or to print. The words of the amount are Vietnamese in either language. */
export const ReceiptPage = ({ billId, receipt, procedureName, agencyName }: ReceiptPageProps) => {
  const { t, lang } = useView();
  return (
    <Page title={t('receipt.title')}>
      <BackLink href={`/bills/${billId}`} />
      <p class="step">{inLanguage(agencyName, lang)}</p>
      <h1>{t('receipt.title')}</h1>
      <p class="lead num">{t('receipt.number', { number: receipt.number })}</p>
      <Refund due={receipt.refundDue} />
      <Facts facts={[
        { term: t('receipt.for'), value: procedureName },
        { term: t('apply.done-reference-officer'), value: <span class="num">{receipt.requestReference}</span> },
        { term: t('pay.amount'), value: <strong class="num">{receipt.amountInFigures}</strong> },
        { term: t('receipt.words'), value: <span lang="vi">{receipt.amountInWords}</span> },
        { term: t('pay.paid-at'), value: <span class="num">{formatMoment(receipt.paidAt, lang)}</span> },
        { term: t('receipt.way'), value: 'VNPAY' },
        ...(receipt.transactionNo ? [{ term: t('receipt.transaction'), value: <span class="num">{receipt.transactionNo}</span> }] : []),
      ]} />
      <p class="small quiet screen-only">{t('receipt.print')}</p>
    </Page>
  );
};
