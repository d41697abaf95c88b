import { withHash, type Params } from './vnpay-hash.js';
import { stampOf } from './vnpay-time.js';

export const outcomes = { success: '00', failed: '51', cancelled: '24' } as const;
export type Outcome = keyof typeof outcomes;

/** How the bank reports a payment to the merchant's server. */
export const behaviours = ['normal', 'none', 'late', 'double', 'wrong-amount', 'forged'] as const;
export type Behaviour = (typeof behaviours)[number];

export interface IpnAttempt {
  readonly at: string;
  readonly kind: 'true' | 'wrong-amount' | 'forged';
  readonly answer: string;
}

/** One attempt to pay, as the bank knows it. */
export interface Payment {
  readonly request: Params;
  readonly openedAt: string;
  readonly settled?: { readonly code: string; readonly payDate: string; readonly transactionNo: string; readonly behaviour: Behaviour };
  /** `waiting` is taken up again after a restart. */
  readonly ipn: 'not-sent' | 'waiting' | 'confirmed' | 'given-up';
  readonly attempts: readonly IpnAttempt[];
}

export const refOf = (payment: Payment): string => payment.request.vnp_TxnRef ?? '';

export const settle = (payment: Payment, outcome: Outcome, behaviour: Behaviour, transactionNo: string, now: number): Payment => ({
  ...payment,
  settled: { code: outcomes[outcome], payDate: stampOf(now), transactionNo: outcome === 'cancelled' ? '0' : transactionNo, behaviour },
});

/** The signed result, the same for the IPN and for the return URL. Throws when the payment is still open. */
export function resultParams({ request, settled }: Payment, secret: string): Params {
  if (!settled) throw new Error('payment is still open');
  return withHash({
    vnp_Amount: request.vnp_Amount ?? '',
    vnp_BankCode: request.vnp_BankCode || 'NCB',
    vnp_BankTranNo: settled.code === '00' ? `VNP${settled.transactionNo}` : '',
    vnp_CardType: 'ATM',
    vnp_OrderInfo: request.vnp_OrderInfo ?? '',
    vnp_PayDate: settled.payDate,
    vnp_ResponseCode: settled.code,
    vnp_TmnCode: request.vnp_TmnCode ?? '',
    vnp_TransactionNo: settled.transactionNo,
    vnp_TransactionStatus: settled.code === '00' ? '00' : '02',
    vnp_TxnRef: request.vnp_TxnRef ?? '',
  }, secret);
}

/** The true result with the fault that the kind names. */
export function noticeParams(payment: Payment, kind: IpnAttempt['kind'], secret: string): Params {
  const right = resultParams(payment, secret);
  if (kind === 'wrong-amount') return withHash({ ...right, vnp_Amount: String(Number(right.vnp_Amount) - 100_000) }, secret);
  if (kind === 'forged') return withHash(right, `${secret} of somebody else`);
  return right;
}

/** A URL with parameters added to what it has. */
export function urlWith(base: string, params: Params): string {
  const url = new URL(base);
  for (const [name, value] of Object.entries(params)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
}
