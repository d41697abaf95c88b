import { randomUUID } from 'node:crypto';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Exchange } from '../http/exchange.js';
import { get, post, type Route } from '../http/router.js';
import { Journal } from '../journal.js';
import { mailPage, mailsPage, type Mail } from './mailbox.page.js';
import { parseMail } from './mime.js';

const base = '/mailbox';

export interface MailboxOptions {
  readonly port: number;
  readonly file?: string;
}

/** An SMTP server that delivers to nobody and shows everything. */
export class Mailbox {
  private readonly server: SMTPServer;
  private failNext = 0;

  private constructor(private readonly mails: Journal<Mail>) {
    this.server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false, size: 30 * 1024 * 1024,
      onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
      onData: (stream, session, done) => void this.receive(stream, session).then(() => done(), done),
    });
    // A client that hangs up in the middle of a mail is its own problem.
    this.server.on('error', () => undefined);
  }

  /** Listens on `port` of this machine only. */
  static async open({ port, file }: MailboxOptions): Promise<Mailbox> {
    const mailbox = new Mailbox(new Journal(file));
    await new Promise<void>((resolve, reject) => {
      mailbox.server.server.once('error', reject);
      mailbox.server.listen(port, '127.0.0.1', resolve);
    });
    return mailbox;
  }

  get port(): number {
    const address = this.server.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  routes(): Route[] {
    return [
      get(base, (x) => x.html(mailsPage(this.mails.all(), this.failNext))),
      get(`${base}/mails/:id`, (x) => this.show(x)),
      get(`${base}/api/mails`, (x) => x.json(this.to(x.url.searchParams.get('to')))),
      post(`${base}/control`, (x) => this.control(x)),
    ];
  }

  private to(recipient: string | null): Mail[] {
    return this.mails.all().filter((mail) => recipient === null || mail.recipients.includes(recipient));
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    if (this.failNext > 0) {
      this.failNext -= 1;
      throw Object.assign(new Error('4.3.0 mailbox is busy, try again'), { responseCode: 451 });
    }
    const id = randomUUID();
    const recipients = session.envelope.rcptTo.map((r) => r.address);
    this.mails.set(id, { id, at: new Date().toISOString(), recipients, ...parseMail(Buffer.concat(chunks)) });
  }

  private show(exchange: Exchange): void {
    const mail = this.mails.get(exchange.param('id'));
    if (mail) exchange.html(mailPage(mail));
    else exchange.json({ error: 'not found' }, 404);
  }

  private async control(exchange: Exchange): Promise<void> {
    const wish = exchange.isForm ? Object.fromEntries(await exchange.form()) : await exchange.object() ?? {};
    if ('failNext' in wish) this.failNext = Math.max(0, Number(wish.failNext) || 0);
    if (exchange.isForm) exchange.redirect(`/simulators${base}`);
    else exchange.json({ failNext: this.failNext });
  }
}
