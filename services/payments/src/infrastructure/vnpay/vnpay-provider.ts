import { forSms, vietnamTime } from '@tinhso/vietnam';
import type { Notice } from '../../domain/settlement.js';
import type { PaymentProvider, PayRequest } from '../../ports/payment-provider.js';
import { isSignedWith, secureHash } from './secure-hash.js';
import type { Params } from './secure-hash.js';

export interface VnpaySettings {
  readonly tmnCode: string;
  readonly hashSecret: string;
  /** The bank's page: `…/paymentv2/vpcpay.html`. */
  readonly payUrl: string;
  /** Our public origin, without a trailing slash. */
  readonly origin: string;
}

/** VNPAY 2.1.0. Amounts travel in hundredths of a đồng, times as `yyyyMMddHHmmss` in Vietnam. */
export class VnpayProvider implements PaymentProvider {
  constructor(private readonly settings: VnpaySettings) {}

  payUrl({ bill, attempt, ip, language, returnPath }: PayRequest): string {
    const params: Params = {
      vnp_Version: '2.1.0', vnp_Command: 'pay', vnp_TmnCode: this.settings.tmnCode, vnp_Amount: String(bill.amount * 100), vnp_CurrCode: 'VND',
      vnp_CreateDate: vietnamTime(attempt.openedAt), vnp_ExpireDate: vietnamTime(attempt.expiresAt), vnp_IpAddr: ip,
      vnp_Locale: language === 'en' ? 'en' : 'vn', vnp_OrderInfo: forSms(`Nop phi ho so ${bill.requestReference}`), vnp_OrderType: 'other',
      vnp_ReturnUrl: `${this.settings.origin}${returnPath}`, vnp_TxnRef: attempt.txnRef,
    };
    const url = new URL(this.settings.payUrl);
    url.search = new URLSearchParams({ ...params, vnp_SecureHash: secureHash(params, this.settings.hashSecret) }).toString();
    return url.href;
  }

  read(params: Params): Notice | undefined {
    if (!isSignedWith(params, this.settings.hashSecret) || params['vnp_TmnCode'] !== this.settings.tmnCode) return undefined;
    const { vnp_ResponseCode: code = '', vnp_TransactionStatus: status = '' } = params;
    return {
      txnRef: params['vnp_TxnRef'] ?? '', amount: Number(params['vnp_Amount']) / 100, succeeded: code === '00' && status === '00',
      providerCode: code, transactionNo: params['vnp_TransactionNo'] ?? '',
    };
  }
}
