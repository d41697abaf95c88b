import { hashIsRight, type Params } from './vnpay-hash.js';
import { instantOf } from './vnpay-time.js';

export interface VnpaySecrets {
  readonly tmnCode: string;
  readonly hashSecret: string;
}

/** Why the bank does not open its page: its code and its words. */
export interface Rejection {
  readonly code: string;
  readonly vi: string;
}

const reject = (code: string, vi: string): Rejection => ({ code, vi });

const required = ['vnp_Version', 'vnp_Command', 'vnp_TmnCode', 'vnp_Amount', 'vnp_CreateDate', 'vnp_CurrCode', 'vnp_IpAddr', 'vnp_Locale',
  'vnp_OrderInfo', 'vnp_OrderType', 'vnp_ReturnUrl', 'vnp_TxnRef', 'vnp_ExpireDate'];

const leastAmount = 5_000 * 100;

const rules: ReadonlyArray<readonly [(p: Params) => boolean, string]> = [
  [(p) => p.vnp_Version === '2.1.0' && p.vnp_Command === 'pay', 'Phiên bản hoặc lệnh không được hỗ trợ'],
  [(p) => /^\d+00$/.test(p.vnp_Amount ?? '') && Number(p.vnp_Amount) >= leastAmount, 'Số tiền không hợp lệ'],
  [(p) => p.vnp_CurrCode === 'VND', 'Loại tiền không hợp lệ'],
  [(p) => /^[\x20-\x7e]{1,255}$/.test(p.vnp_OrderInfo ?? ''), 'Nội dung thanh toán phải không dấu, tối đa 255 ký tự'],
  [(p) => /^[\w.-]{1,100}$/.test(p.vnp_TxnRef ?? ''), 'Mã tham chiếu không hợp lệ'],
  [(p) => /^https?:\/\//.test(p.vnp_ReturnUrl ?? '') && URL.canParse(p.vnp_ReturnUrl ?? ''), 'Địa chỉ quay về không hợp lệ'],
  [(p) => instantOf(p.vnp_ExpireDate) > instantOf(p.vnp_CreateDate), 'Thời gian giao dịch không hợp lệ'],
];

/** Judges a payment request as VNPAY does; undefined when its page may open. */
export function judge(params: Params, secrets: VnpaySecrets, now: number): Rejection | undefined {
  const missing = required.find((name) => !params[name]);
  if (missing) return reject('03', `Dữ liệu gửi sang không đúng định dạng: thiếu ${missing}`);
  if (params.vnp_TmnCode !== secrets.tmnCode) return reject('72', 'Không tìm thấy website');
  if (!hashIsRight(params, secrets.hashSecret)) return reject('70', 'Sai chữ ký');
  const broken = rules.find(([holds]) => !holds(params));
  if (broken) return reject('03', broken[1]);
  if (instantOf(params.vnp_ExpireDate) <= now) return reject('15', 'Giao dịch đã quá thời gian chờ thanh toán');
  return undefined;
}
