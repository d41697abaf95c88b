import type { DocumentContent, Row } from '../document-content.js';
import { placeAndDate, vietnameseTime } from './vietnamese-date.js';

export interface PaymentReceiptData {
  readonly agency: { readonly superior: string; readonly name: string };
  /** At most 8 digits, from 1 each year (NĐ 254/2026). */
  readonly number: number;
  readonly payer: { readonly name: string; readonly number?: string; readonly address?: string };
  readonly purpose: string;
  readonly billReference: string;
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly amount: number }[];
  /** Đồng, like every amount here. */
  readonly total: number;
  readonly totalInWords: string;
  readonly method: string;
  readonly transaction?: string;
  readonly paidAt: Date;
  readonly place: string;
  readonly verifyUrl: string;
}

const dong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đồng`;
const some = (label: string, value: string | undefined): Row[] => (value ? [{ label, value }] : []);

/** Receipt of a fee paid online. Throws when the items do not add up to the total or the number is too long. */
export function paymentReceipt(data: PaymentReceiptData): DocumentContent {
  if (data.items.reduce((sum, item) => sum + item.amount, 0) !== data.total) throw new Error(`the items of bill ${data.billReference} do not add up to its total`);
  if (!Number.isInteger(data.number) || data.number < 1 || data.number > 99_999_999) throw new Error(`${data.number} is not the number of a receipt`);
  return {
    code: 'bien-lai', version: 1, title: 'Biên lai thu phí, lệ phí', page: 'A5',
    blocks: [
      { kind: 'letterhead', left: [data.agency.superior, data.agency.name], right: ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập – Tự do – Hạnh phúc'] },
      { kind: 'title', text: 'BIÊN LAI THU PHÍ, LỆ PHÍ', subtitle: `Số: ${String(data.number).padStart(7, '0')}` },
      { kind: 'qr', value: data.verifyUrl, caption: 'Quét để xác minh' },
      { kind: 'rows', rows: [
        { label: 'Người nộp tiền', value: data.payer.name }, ...some('Số định danh / mã số thuế', data.payer.number), ...some('Địa chỉ', data.payer.address),
        { label: 'Nội dung thu', value: data.purpose }, { label: 'Mã hoá đơn thanh toán', value: data.billReference },
      ] },
      { kind: 'list', numbered: true, items: data.items.map((item) => `${item.name} (số lượng ${item.quantity}): ${dong(item.amount)}`) },
      { kind: 'rows', rows: [
        { label: 'Tổng số tiền', value: dong(data.total) }, { label: 'Bằng chữ', value: data.totalInWords },
        { label: 'Hình thức thanh toán', value: data.method }, ...some('Mã giao dịch', data.transaction),
        { label: 'Thời điểm thanh toán', value: vietnameseTime(data.paidAt) },
      ] },
      { kind: 'paragraph', align: 'right', text: placeAndDate(data.place, data.paidAt) },
      { kind: 'signatures', columns: [{ title: 'ĐƠN VỊ THU TIỀN', note: '(Biên lai điện tử)', name: data.agency.name }] },
    ],
  };
}
