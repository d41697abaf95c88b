import { tracedFetch } from '@tinhso/observability';
import type { Notice, Notices } from '../../ports/notice.js';
import { notificationErrors } from '../../notification.errors.js';

const call = tracedFetch('call public-services');
const timeoutMs = 10_000;
// An id that is none is as unknown as one that nobody has; waiting would hold its key for ever.
const unknown = new Set([400, 404, 422]);

/** Asks the owner of the dossier, who records the look with its purpose. */
export class HttpNotices implements Notices {
  constructor(private readonly origin: string, private readonly token: () => Promise<string>) {}

  async of(dossierId: string): Promise<Notice> {
    const answer = await this.ask(`${this.origin}/api/public-services/v1/internal/dossiers/${encodeURIComponent(dossierId)}/notice?purpose=notification`);
    if (unknown.has(answer.status)) throw notificationErrors('notification/no-dossier');
    if (!answer.ok) throw notificationErrors('notification/source-unavailable');
    return await answer.json() as Notice;
  }

  private async ask(url: string): Promise<Response> {
    const authorization = `Bearer ${await this.token()}`;
    try {
      return await call(url, { headers: { authorization, accept: 'application/json' }, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      throw notificationErrors('notification/source-unavailable');
    }
  }
}
