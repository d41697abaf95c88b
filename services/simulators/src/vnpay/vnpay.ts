import type { Exchange } from '../http/exchange.js';
import { get, post, type Route } from '../http/router.js';
import { Journal } from '../journal.js';
import { IpnSender } from './ipn-sender.js';
import { judge, type VnpaySecrets } from './payment-request.js';
import { behaviours, outcomes, refOf, resultParams, settle, urlWith, type Behaviour, type Outcome, type Payment } from './payment.js';
import { bankPage, leftPage, paymentPage, paymentsPage, rejectedPage } from './vnpay.page.js';
import { instantOf } from './vnpay-time.js';

export type { VnpaySecrets } from './payment-request.js';

const base = '/vnpay';
const minute = 60_000;

/** VNPAY 2.1.0: the bank's page, the notice to the merchant, and controls that make it misbehave. */
export class Vnpay {
  private readonly payments: Journal<Payment>;
  private readonly ipn: IpnSender;
  /** For payments whose person does not choose otherwise. */
  private behaviour: Behaviour = 'normal';

  constructor(private readonly secrets: VnpaySecrets, ipnUrl: string, file?: string) {
    this.payments = new Journal(file);
    this.ipn = new IpnSender(this.payments, secrets.hashSecret, {
      url: ipnUrl, lateMs: 15_000, retryMs: [1_000, 3_000, 10_000, 30_000, minute, 5 * minute, 5 * minute, 5 * minute, 5 * minute],
    });
    this.ipn.resume();
  }

  routes(): Route[] {
    return [
      get(`${base}/paymentv2/vpcpay.html`, (x) => this.open(x)),
      post(`${base}/pay`, (x) => this.pay(x)),
      get(`${base}/left`, (x) => x.html(leftPage())),
      get(`${base}/control`, (x) => x.json(this.state())),
      post(`${base}/control`, (x) => this.control(x)),
      get(`${base}/api/payments`, (x) => x.json(this.payments.all())),
      get(base, (x) => x.html(paymentsPage(this.payments.all(), this.behaviour))),
      get(`${base}/payments/:ref`, (x) => this.show(x)),
      post(`${base}/payments/:ref/ipn`, (x) => this.sendAgain(x)),
    ];
  }

  close(): void {
    this.ipn.close();
  }

  private open(exchange: Exchange): void {
    const request = Object.fromEntries(exchange.url.searchParams);
    const rejection = judge(request, this.secrets, Date.now());
    if (rejection) return exchange.html(rejectedPage(rejection), 400);
    const known = this.payments.get(request.vnp_TxnRef ?? '');
    if (known && (known.settled || known.request.vnp_SecureHash !== request.vnp_SecureHash)) {
      return exchange.html(rejectedPage({ code: '01', vi: 'Mã tham chiếu đã được dùng cho một giao dịch khác' }), 400);
    }
    const payment: Payment = known ?? { request, openedAt: new Date().toISOString(), ipn: 'not-sent', attempts: [] };
    if (!known) this.payments.set(refOf(payment), payment);
    return exchange.html(bankPage(payment, this.behaviour));
  }

  private async pay(exchange: Exchange): Promise<void> {
    const form = await exchange.form();
    const payment = this.payments.get(form.get('ref') ?? '');
    const outcome = form.get('outcome') as Outcome;
    if (!payment || !(outcome in outcomes)) return exchange.html(rejectedPage({ code: '91', vi: 'Không tìm thấy giao dịch' }), 404);
    if (payment.settled) return exchange.redirect(this.returnUrl(payment));
    if (instantOf(payment.request.vnp_ExpireDate) <= Date.now()) {
      return exchange.html(rejectedPage({ code: '15', vi: 'Giao dịch đã quá thời gian chờ thanh toán' }), 400);
    }
    const behaviour = behaviours.find((b) => b === form.get('behaviour')) ?? this.behaviour;
    const settled = settle(payment, outcome, behaviour, String(14_000_000 + this.payments.size), Date.now());
    this.payments.set(refOf(settled), settled);
    await this.ipn.report(settled);
    return exchange.redirect(this.returnUrl(settled));
  }

  private returnUrl(payment: Payment): string {
    return urlWith(payment.request.vnp_ReturnUrl ?? '', resultParams(payment, this.secrets.hashSecret));
  }

  private async control(exchange: Exchange): Promise<void> {
    const wish = exchange.isForm ? Object.fromEntries(await exchange.form()) : await exchange.object() ?? {};
    this.behaviour = behaviours.find((b) => b === wish.behaviour) ?? this.behaviour;
    const { settings } = this.ipn;
    if (typeof wish.ipnUrl === 'string' && URL.canParse(wish.ipnUrl)) settings.url = wish.ipnUrl;
    if (typeof wish.lateMs === 'number') settings.lateMs = wish.lateMs;
    if (Array.isArray(wish.retryMs)) settings.retryMs = wish.retryMs.map(Number);
    if (exchange.isForm) exchange.redirect(`/simulators${base}`);
    else exchange.json(this.state());
  }

  private state(): object {
    return { behaviour: this.behaviour, ...this.ipn.settings };
  }

  private show(exchange: Exchange): void {
    const payment = this.payments.get(exchange.param('ref'));
    if (payment) exchange.html(paymentPage(payment));
    else exchange.html(rejectedPage({ code: '91', vi: 'Không tìm thấy giao dịch' }), 404);
  }

  private async sendAgain(exchange: Exchange): Promise<void> {
    const ref = exchange.param('ref');
    if (this.payments.get(ref)?.settled) await this.ipn.untilConfirmed(ref);
    exchange.redirect(`/simulators${base}/payments/${encodeURIComponent(ref)}`);
  }
}
