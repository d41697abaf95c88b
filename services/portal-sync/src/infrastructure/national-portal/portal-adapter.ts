import { portalSyncErrors } from '../../portal-sync.errors.js';
import type { PortalSettings } from './portal-settings.js';

export interface Reply {
  readonly error_code: unknown;
  readonly message?: string;
  readonly session?: string;
  readonly result?: readonly unknown[];
}

/** The portal says success in three ways. */
export const isSuccess = ({ error_code: code }: Reply): boolean => code === 0 || code === '0' || code === '00';

const isReply = (value: unknown): value is Reply => typeof value === 'object' && value !== null && 'error_code' in value;

/** Posts one message. Throws `portal-sync/portal-unavailable` unless a reply in the portal's own form comes back in time. */
export async function post({ adapterUrl, dstcode, timeoutMs = 60_000 }: PortalSettings, path: string, body: object): Promise<Reply> {
  try {
    const answer = await fetch(`${adapterUrl}${path}`, {
      method: 'POST', signal: AbortSignal.timeout(timeoutMs), body: JSON.stringify(body),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Charset: 'utf-8', dstcode },
    });
    const reply: unknown = await answer.json();
    if (answer.ok && isReply(reply)) return reply;
  } catch {
    // What the adapter or the network said may quote the message that was sent; the code says enough.
  }
  throw portalSyncErrors('portal-sync/portal-unavailable');
}
