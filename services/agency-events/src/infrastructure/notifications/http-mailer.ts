import { tracedFetch } from '@tinhso/observability';
import type { Mail, Mailer } from '../../ports/alerts.js';
import { webhookErrors } from '../../webhook.errors.js';

const call = tracedFetch('call notifications');
const timeoutMs = 5_000;

export class HttpMailer implements Mailer {
  constructor(private readonly origin: string, private readonly token: () => Promise<string>) {}

  async queue(mail: Mail): Promise<void> {
    const headers = { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json' };
    const answer = await call(`${this.origin}/api/notifications/v1/internal/alerts`, {
      method: 'POST', headers, body: JSON.stringify({ kind: 'webhook.trouble', ...mail }), signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => undefined);
    if (!answer?.ok) throw webhookErrors('delivery/alert-unavailable');
  }
}
