import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Exchange } from './http/exchange.js';
import { html } from './http/html.js';
import { page } from './http/page.js';
import { dispatch, get, type Route } from './http/router.js';
import { stylesheet } from './http/stylesheet.js';
import { Mailbox } from './mailbox/mailbox.js';
import { NationalPortal, type PortalSecrets } from './national-portal/national-portal.js';
import { SmsGateway } from './sms/sms-gateway.js';
import { Vnpay, type VnpaySecrets } from './vnpay/vnpay.js';

export interface SimulatorSecrets {
  readonly nationalPortal: PortalSecrets;
  readonly vnpay: VnpaySecrets;
  readonly smsApiKey: string;
}

export interface SimulatorOptions {
  /** Folder for what the simulators were told; without it they forget at the end. */
  readonly dataDir?: string;
  /** Origin under which `/simulators` is reached. */
  readonly publicUrl: string;
  readonly secrets: SimulatorSecrets;
  /** Where VNPAY reports payments server to server, as a merchant registers it. */
  readonly vnpayIpnUrl?: string;
  /** Port of the SMTP sink; 0 or nothing picks a free one. */
  readonly smtpPort?: number;
}

export interface Simulators {
  /** Answers every request whose path begins with `/simulators`. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  readonly smtpPort: number;
  close(): Promise<void>;
}

const home = page({
  title: 'Thế giới bên ngoài, mô phỏng', english: 'The outside world, simulated',
  body: html`<ul class="tiles">
<li><a href="/simulators/national-portal">Cổng Dịch vụ công quốc gia</a><p>Hồ sơ và tiến độ mà cổng đã nhận.</p></li>
<li><a href="/simulators/vnpay">Ngân hàng (VNPAY)</a><p>Giao dịch và cách ngân hàng báo kết quả.</p></li>
<li><a href="/simulators/sms">Tin nhắn SMS</a><p>Tin nhắn đã gửi cho người dân.</p></li>
<li><a href="/simulators/mailbox">Hộp thư điện tử</a><p>Thư điện tử đã gửi.</p></li></ul>`,
});

async function answer(routes: readonly Route[], exchange: Exchange): Promise<void> {
  try {
    if (await dispatch(routes, exchange)) return;
    exchange.html(page({ title: 'Không tìm thấy', english: 'Not found', body: html`<p><a href="/simulators">Về trang mô phỏng</a></p>` }), 404);
  } catch (error) {
    const status = error instanceof RangeError ? 413 : error instanceof URIError ? 400 : 500;
    if (!exchange.res.headersSent) exchange.send(status, 'text/plain; charset=utf-8', `simulator: ${String(error)}`);
  }
}

/** Starts the outside world: national portal, bank, SMS gateway and mailbox behind one request handler. */
export async function createSimulators(options: SimulatorOptions): Promise<Simulators> {
  const file = (name: string) => (options.dataDir ? join(options.dataDir, `${name}.jsonl`) : undefined);
  const origin = options.publicUrl.replace(/\/$/, '');
  const mailbox = await Mailbox.open({ port: options.smtpPort ?? 0, file: file('mailbox') });
  const vnpay = new Vnpay(options.secrets.vnpay, options.vnpayIpnUrl ?? `${origin}/api/payments/v1/vnpay/ipn`, file('vnpay'));
  const routes = [
    get('', (x) => x.html(home)),
    get('/simulators.css', (x) => x.send(200, 'text/css; charset=utf-8', stylesheet)),
    ...new NationalPortal(options.secrets.nationalPortal, file('national-portal')).routes(),
    ...vnpay.routes(),
    ...new SmsGateway(options.secrets.smsApiKey, file('sms')).routes(),
    ...mailbox.routes(),
  ];
  return {
    handle: (req, res) => answer(routes, new Exchange(req, res, origin)),
    smtpPort: mailbox.port,
    close: async () => {
      vnpay.close();
      await mailbox.close();
    },
  };
}
