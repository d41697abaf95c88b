import { inSpan } from '@tinhso/observability';
import { portalSyncErrors } from '../../portal-sync.errors.js';
import { isSuccess, post } from './portal-adapter.js';
import type { Reply } from './portal-adapter.js';
import type { PortalSettings } from './portal-settings.js';

/** Calls with a session that is kept and opened anew when the portal no longer takes it. */
export class PortalSession {
  private session: string | undefined;

  constructor(private readonly settings: PortalSettings) {}

  /**
   * The portal publishes no code for a session that has ended, so a refusal under a kept session is asked once more
   * under a new one before it counts. `settled` are refusals that no new session would change.
   */
  async call(path: string, service: string, fields: object, settled: (reply: Reply) => boolean = () => false): Promise<Reply> {
    const kept = this.session;
    const reply = await this.send(path, service, fields);
    if (isSuccess(reply) || settled(reply) || kept === undefined) return reply;
    this.session = undefined;
    return this.send(path, service, fields);
  }

  private async send(path: string, service: string, fields: object): Promise<Reply> {
    const session = this.session ??= await this.logIn();
    return inSpan(`national portal ${service}`, {}, () => post(this.settings, path, { session, madonvi: this.settings.madonvi, service, ...fields }), 'client');
  }

  private async logIn(): Promise<string> {
    const { authPath, username, password } = this.settings;
    const reply = await inSpan('national portal log-in', {}, () => post(this.settings, authPath, { username, password }), 'client');
    if (!isSuccess(reply) || !reply.session) throw portalSyncErrors('portal-sync/portal-unavailable');
    return reply.session;
  }
}
