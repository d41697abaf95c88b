import { describe, expect, it } from '@jest/globals';
import { HashAlgorithm, ignoreLogger, VNPay } from 'vnpay';
import { aBill } from '../../../test/bill-builder.js';
import { isSignedWith, secureHash } from './secure-hash.js';
import { VnpayProvider } from './vnpay-provider.js';

const settings = { tmnCode: 'TESTTMN1', hashSecret: 'TESTSECRET', payUrl: 'https://bank.example/paymentv2/vpcpay.html', origin: 'http://localhost:3000' };
const golden = {
  vnp_Version: '2.1.0', vnp_Command: 'pay', vnp_TmnCode: 'TESTTMN1', vnp_Amount: '10000000', vnp_CreateDate: '20260101090000', vnp_ExpireDate: '20260101091500',
  vnp_CurrCode: 'VND', vnp_IpAddr: '127.0.0.1', vnp_Locale: 'vn', vnp_OrderInfo: 'Thanh toan ho so H55.19-260101-0001', vnp_OrderType: 'other',
  vnp_ReturnUrl: 'http://localhost:3000/return', vnp_TxnRef: 'H55.19-260101-0001',
};
const judge = new VNPay({ tmnCode: settings.tmnCode, secureSecret: settings.hashSecret, vnpayHost: 'https://bank.example', hashAlgorithm: HashAlgorithm.SHA512, loggerFn: ignoreLogger });

describe('VNPAY', () => {
  const provider = new VnpayProvider(settings);
  const bill = aBill.withAttempts('first');
  const attempt = bill.attempts[0] as (typeof bill.attempts)[number];
  const payUrl = (): URL => new URL(provider.payUrl({ bill, attempt, ip: '127.0.0.1', language: 'vi', returnPath: '/return' }));

  it('signs the golden vector', () => {
    const hash = '4808914607053e79b07f327566a8a05df91a1c4dedcb2cc77385cdf2b79e29f610c81a4ee5a72e8bacc7ed5e54e89b25ab6c3b1036f1aff3613d4cbaebb27ef3';
    expect(secureHash(golden, settings.hashSecret)).toBe(hash);
    expect(isSignedWith({ ...golden, vnp_SecureHash: hash.toUpperCase() }, settings.hashSecret)).toBe(true);
    expect(isSignedWith(golden, settings.hashSecret)).toBe(false);
  });

  it('builds the address that the vnpay package builds', () => {
    const ours = payUrl();
    const theirs = new URL(judge.buildPaymentUrl({
      vnp_Amount: 16_000, vnp_IpAddr: '127.0.0.1', vnp_ReturnUrl: 'http://localhost:3000/return', vnp_TxnRef: 'first', vnp_Locale: 'vn' as never,
      vnp_OrderInfo: 'Nop phi ho so YC-261123-ABCDEF', vnp_OrderType: 'other' as never, vnp_CreateDate: 20261123090500, vnp_ExpireDate: 20261123092000,
    }));
    expect(Object.fromEntries(ours.searchParams)).toEqual(Object.fromEntries(theirs.searchParams));
    expect(judge.verifyReturnUrl(Object.fromEntries(ours.searchParams) as never)).toMatchObject({ isVerified: true });
  });

  it('reads a signed notice, success only by both codes, and no unsigned one', () => {
    const signed = (changes: Record<string, string> = {}) => {
      const params = { vnp_TmnCode: 'TESTTMN1', vnp_TxnRef: 'first', vnp_Amount: '1600000', vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_TransactionNo: '14', ...changes };
      return { ...params, vnp_SecureHash: secureHash(params, settings.hashSecret) };
    };
    expect(provider.read(signed())).toEqual({ txnRef: 'first', amount: 16_000, succeeded: true, providerCode: '00', transactionNo: '14' });
    expect(provider.read(signed({ vnp_TransactionStatus: '02' }))?.succeeded).toBe(false);
    expect(provider.read({ ...signed(), vnp_Amount: '1' })).toBeUndefined();
    expect(provider.read(signed({ vnp_TmnCode: 'OTHER' }))).toBeUndefined();
  });
});
