import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HashAlgorithm, ignoreLogger, ProductCode, VNPay, VnpLocale } from 'vnpay';
import { listen, runningSimulators, secrets, until, type Running } from '../../test/running.js';
import type { Payment } from './payment.js';
import { hashIsRight, secureHash, withHash } from './vnpay-hash.js';
import { instantOf, stampOf } from './vnpay-time.js';

const golden = {
  vnp_Version: '2.1.0', vnp_Command: 'pay', vnp_TmnCode: 'TESTTMN1', vnp_Amount: '10000000', vnp_CreateDate: '20260101090000',
  vnp_ExpireDate: '20260101091500', vnp_CurrCode: 'VND', vnp_IpAddr: '127.0.0.1', vnp_Locale: 'vn',
  vnp_OrderInfo: 'Thanh toan ho so H55.19-260101-0001', vnp_OrderType: 'other', vnp_ReturnUrl: 'http://localhost:3000/return',
  vnp_TxnRef: 'H55.19-260101-0001',
};

describe('VNPAY hash', () => {
  it('is the golden vector', () => {
    expect(secureHash(golden, 'TESTSECRET')).toBe('4808914607053e79b07f327566a8a05df91a1c4dedcb2cc77385cdf2b79e29f610c81a4ee5a72e8bacc7ed5e54e89b25ab6c3b1036f1aff3613d4cbaebb27ef3');
    expect(hashIsRight(withHash(golden, 'TESTSECRET'), 'TESTSECRET')).toBe(true);
    expect(hashIsRight({ ...withHash(golden, 'TESTSECRET'), vnp_Amount: '10000100' }, 'TESTSECRET')).toBe(false);
    expect(hashIsRight(golden, 'TESTSECRET')).toBe(false);
  });
});

describe('VNPAY', () => {
  let merchant: { url: string; close(): Promise<void> };
  let running: Running;
  let ipns: Record<string, string>[];
  let answers: string[];
  let judge: VNPay;
  let count = 0;

  beforeEach(async () => {
    ipns = [];
    answers = [];
    merchant = await listen((req, res) => {
      ipns.push(Object.fromEntries(new URL(req.url ?? '', 'http://x').searchParams));
      res.end(JSON.stringify({ RspCode: answers.shift() ?? '00', Message: 'x' }));
    });
    running = await runningSimulators({ vnpayIpnUrl: `${merchant.url}/ipn` });
    judge = new VNPay({
      tmnCode: secrets.vnpay.tmnCode, secureSecret: secrets.vnpay.hashSecret, vnpayHost: running.at('/vnpay'), hashAlgorithm: HashAlgorithm.SHA512, loggerFn: ignoreLogger,
    });
    await running.post('/vnpay/control', { retryMs: [10, 10, 10], lateMs: 50 });
  });
  afterEach(async () => {
    await running.close();
    await merchant.close();
  });

  const request = (change: Record<string, string> = {}) => ({
    ...golden, vnp_CreateDate: stampOf(Date.now() - 1000), vnp_ExpireDate: stampOf(Date.now() + 900_000), vnp_TxnRef: `T${count += 1}`, ...change,
  });
  const open = (params: Record<string, string>) => running.get(`/vnpay/paymentv2/vpcpay.html?${new URLSearchParams(withHash(params, secrets.vnpay.hashSecret))}`);
  const pay = async (more: Record<string, string> = {}, outcome = 'success') => {
    const params = request();
    expect((await open(params)).status).toBe(200);
    const response = await running.post('/vnpay/pay', new URLSearchParams({ ref: params.vnp_TxnRef, outcome, ...more }));
    return { ref: params.vnp_TxnRef, returned: Object.fromEntries(new URL(response.headers.get('location') ?? 'x:').searchParams) };
  };
  const payment = async (ref: string) => (await (await running.get('/vnpay/api/payments')).json() as Payment[]).find((p) => p.request.vnp_TxnRef === ref) as Payment;

  it('opens for a URL that the vnpay package builds, and the package accepts its answers', async () => {
    const url = judge.buildPaymentUrl({
      vnp_Amount: 8000, vnp_IpAddr: '127.0.0.1', vnp_ReturnUrl: 'http://localhost:3000/return', vnp_TxnRef: 'goi-1', vnp_Locale: VnpLocale.VN,
      vnp_OrderInfo: 'Phi trich luc', vnp_OrderType: ProductCode.Other, vnp_CreateDate: Number(stampOf(Date.now())), vnp_ExpireDate: Number(stampOf(Date.now() + 600_000)),
    });
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('8.000 đ')]);
    const response = await running.post('/vnpay/pay', new URLSearchParams({ ref: 'goi-1', outcome: 'success' }));
    const returned = Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
    expect(judge.verifyReturnUrl(returned as never)).toMatchObject({ isVerified: true, isSuccess: true, vnp_Amount: 8000 });
    expect(judge.verifyIpnCall(ipns[0] as never)).toMatchObject({ isVerified: true, isSuccess: true });
  });

  it('tells the server before it sends the person back', async () => {
    const { ref, returned } = await pay();
    expect(returned).toMatchObject({ vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_TxnRef: ref, vnp_Amount: '10000000' });
    expect(ipns).toEqual([returned]);
    expect((await payment(ref)).ipn).toBe('confirmed');
    expect((await running.post('/vnpay/pay', new URLSearchParams({ ref, outcome: 'failed' }))).headers.get('location')).toContain('vnp_ResponseCode=00');
    expect(ipns).toHaveLength(1);
  });

  it.each([['failed', '51'], ['cancelled', '24']])('reports %s', async (outcome, code) => {
    expect((await pay({}, outcome)).returned).toMatchObject({ vnp_ResponseCode: code, vnp_TransactionStatus: '02' });
    expect(ipns[0]).toMatchObject({ vnp_ResponseCode: code });
  });

  it('repeats the notice until 00 or 02, and gives up in the end', async () => {
    answers = ['99', '97', '02'];
    const { ref } = await pay();
    await until(async () => (await payment(ref)).ipn === 'confirmed');
    expect(ipns).toHaveLength(3);
    answers = Array.from({ length: 4 }, () => '99');
    const second = await pay();
    await until(async () => (await payment(second.ref)).ipn === 'given-up');
    expect(ipns).toHaveLength(7);
    await running.post(`/vnpay/payments/${second.ref}/ipn`, new URLSearchParams());
    expect((await payment(second.ref)).ipn).toBe('confirmed');
  });

  it('misbehaves on demand', async () => {
    await pay({ behaviour: 'none' });
    expect(ipns).toHaveLength(0);
    await pay({ behaviour: 'late' });
    expect(ipns).toHaveLength(0);
    await until(async () => ipns.length === 1);
    await pay({ behaviour: 'double' });
    expect(ipns.slice(1)).toEqual([ipns[1], ipns[1]]);
    await pay({ behaviour: 'wrong-amount' });
    expect(judge.verifyIpnCall(ipns[3] as never)).toMatchObject({ isVerified: true, vnp_Amount: 99_000 });
    await pay({ behaviour: 'forged' });
    expect(judge.verifyIpnCall(ipns[4] as never)).toMatchObject({ isVerified: false });
    expect(ipns).toHaveLength(5);
  });

  it.each([
    [{ vnp_TmnCode: 'KHAC' }, '72'], [{ vnp_Amount: '1000050' }, '03'], [{ vnp_Amount: '100' }, '03'], [{ vnp_OrderInfo: 'Có dấu' }, '03'],
    [{ vnp_CreateDate: '20260101090000', vnp_ExpireDate: '20260101091500' }, '15'], [{ vnp_ExpireDate: '' }, '03'], [{ vnp_ReturnUrl: 'javascript:alert(1)' }, '03'],
  ])('refuses %j with %s', async (change, code) => {
    const response = await open(request(change));
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(`data-code="${code}"`)]);
  });

  it('refuses a changed request, and a reference used twice', async () => {
    const changed = { ...withHash(request(), secrets.vnpay.hashSecret), vnp_Amount: '500000' };
    expect(await (await running.get(`/vnpay/paymentv2/vpcpay.html?${new URLSearchParams(changed)}`)).text()).toContain('Sai chữ ký');
    const { ref } = await pay();
    expect((await open(request({ vnp_TxnRef: ref }))).status).toBe(400);
    const pending = request();
    expect([(await open(pending)).status, (await open(pending)).status]).toEqual([200, 200]);
  });

  it('goes on reporting after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'simulators-'));
    await running.close();
    running = await runningSimulators({ dataDir, vnpayIpnUrl: 'http://127.0.0.1:9/ipn' });
    await running.post('/vnpay/control', { retryMs: [60_000] });
    const { ref } = await pay();
    expect((await payment(ref)).ipn).toBe('waiting');
    await running.close();
    running = await runningSimulators({ dataDir, vnpayIpnUrl: `${merchant.url}/ipn` });
    await until(async () => (await payment(ref)).ipn === 'confirmed');
  });

  it('reads and writes Vietnamese time', () => {
    expect(stampOf(instantOf('20260101090000'))).toBe('20260101090000');
    expect(instantOf('2026')).toBeNaN();
  });
});
