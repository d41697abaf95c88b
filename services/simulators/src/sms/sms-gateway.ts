import { randomUUID } from 'node:crypto';
import type { Exchange } from '../http/exchange.js';
import { html } from '../http/html.js';
import { button, moment, page, table } from '../http/page.js';
import { get, post, type Route } from '../http/router.js';
import { Journal } from '../journal.js';
import { refusalOf, segmentsOf } from './sms-text.js';

interface Message {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly segments: number;
  readonly reference?: string;
  readonly at: string;
}

const base = '/sms';
const control = `/simulators${base}/control`;

/** An SMS gateway: JSON over HTTP with an API key; the same `reference` is sent once. */
export class SmsGateway {
  private readonly messages: Journal<Message>;
  private failNext = 0;
  private down = false;

  constructor(private readonly apiKey: string, file?: string) {
    this.messages = new Journal(file);
  }

  routes(): Route[] {
    return [
      post(`${base}/messages`, (x) => this.send(x)),
      get(`${base}/api/messages`, (x) => x.json(this.messages.all().filter((m) => [null, m.to].includes(x.url.searchParams.get('to'))))),
      get(`${base}/control`, (x) => x.json({ failNext: this.failNext, down: this.down })),
      post(`${base}/control`, (x) => this.control(x)),
      get(base, (x) => x.html(this.page())),
    ];
  }

  private async send(exchange: Exchange): Promise<void> {
    if (exchange.req.headers['x-api-key'] !== this.apiKey) return exchange.json({ error: 'unauthorised' }, 401);
    if (this.down || this.failNext > 0) {
      this.failNext = Math.max(0, this.failNext - 1);
      return exchange.json({ error: 'temporarily-unavailable' }, 503);
    }
    const { to, text, reference } = await exchange.object() ?? {};
    const refusal = refusalOf(to, text);
    if (refusal) return exchange.json({ error: refusal }, 422);
    const key = typeof reference === 'string' && reference ? reference : randomUUID();
    const known = this.messages.get(key);
    if (known) return exchange.json({ id: known.id, segments: known.segments, duplicate: true });
    const message: Message = {
      id: randomUUID(), to: to as string, text: text as string, segments: segmentsOf(text as string).segments,
      reference: typeof reference === 'string' ? reference : undefined, at: new Date().toISOString(),
    };
    this.messages.set(key, message);
    return exchange.json({ id: message.id, segments: message.segments }, 202);
  }

  private async control(exchange: Exchange): Promise<void> {
    const wish = exchange.isForm ? Object.fromEntries(await exchange.form()) : await exchange.object() ?? {};
    if ('failNext' in wish) this.failNext = Math.max(0, Number(wish.failNext) || 0);
    if ('down' in wish) this.down = wish.down === true || wish.down === 'true';
    if (exchange.isForm) exchange.redirect(`/simulators${base}`);
    else exchange.json({ failNext: this.failNext, down: this.down });
  }

  private page() {
    const messages = this.messages.all();
    return page({
      title: 'Tin nhắn SMS', english: 'Text messages that were sent', section: `/simulators${base}`,
      body: html`${table('Tin nhắn đã gửi', ['Đến số', 'Nội dung', 'Số đoạn', 'Lúc'], messages.slice(0, 200).map((m) => [
        m.to, m.text, m.segments, moment(m.at),
      ]), 'Chưa có tin nhắn nào.')}
<h2>Hành vi</h2><p>Ngừng phục vụ: <strong>${this.down ? 'có' : 'không'}</strong> · Số lần sẽ lỗi: <strong>${this.failNext}</strong></p>
<div class="row">${this.down ? button(control, 'Mở lại', { down: 'false' }) : button(control, 'Ngừng phục vụ', { down: 'true' })}
${button(control, 'Lỗi một lần', { failNext: '1' })}</div>`,
    });
  }
}
