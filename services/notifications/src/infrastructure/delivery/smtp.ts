import type { Transporter } from 'nodemailer';
import type { Delivery, DeliveryOutcome } from '../../ports/delivery.js';
import type { LeasedMessage } from '../../ports/messages.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly from: { readonly name: string; readonly address: string };
}

interface SmtpFailure { readonly code?: string; readonly responseCode?: number }

/** No such mailbox, or not for this server: of the recipient, not of the moment. */
const final = new Set([550, 551, 552, 553, 554]);

/** Plain text by SMTP. The settings are asked at the first mail, because a simulated server gets its port late. */
export class SmtpDelivery implements Delivery {
  private transport?: Promise<Transporter>;

  constructor(private readonly settings: () => SmtpSettings) {}

  async send({ id, address, subject, body }: LeasedMessage): Promise<DeliveryOutcome> {
    try {
      const { from } = this.settings();
      const transport = await this.open();
      await transport.sendMail({
        from, to: { name: '', address }, subject, text: body, messageId: `<${id}@${from.address.split('@')[1] ?? 'localhost'}>`,
        headers: { 'auto-submitted': 'auto-generated' }, disableFileAccess: true, disableUrlAccess: true,
      });
      return { kind: 'sent' };
    } catch (error) {
      const { code, responseCode } = error as SmtpFailure;
      const refused = responseCode !== undefined && final.has(responseCode) && code !== 'EAUTH';
      return { kind: refused ? 'refused' : 'unavailable', code: `smtp-${responseCode ?? code?.toLowerCase() ?? 'unreachable'}` };
    }
  }

  close(): void {
    void this.transport?.then((transport) => transport.close());
  }

  /** The library is read with the first mail, not at boot. */
  private open(): Promise<Transporter> {
    const { host, port, secure, auth } = this.settings();
    return this.transport ??= import('nodemailer').then(({ createTransport }) => createTransport({
      host, port, secure, ...(auth ? { auth } : {}), connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000,
    }));
  }
}
