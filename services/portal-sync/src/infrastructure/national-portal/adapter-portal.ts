import type { PortalDossier, PortalStep } from '../../domain/portal-message.js';
import type { NationalPortal, PortalAnswer } from '../../ports/national-portal.js';
import { portalSyncErrors } from '../../portal-sync.errors.js';
import { isSuccess } from './portal-adapter.js';
import type { Reply } from './portal-adapter.js';
import { PortalSession } from './portal-session.js';
import type { PortalSettings } from './portal-settings.js';

const toAnswer = (reply: Reply): PortalAnswer => (isSuccess(reply) ? { taken: true } : { taken: false, message: String(reply.message ?? reply.error_code) });
const isKnown = (reply: Reply): boolean => String(reply.message ?? '').normalize('NFC').includes('đã tồn tại');

/** The portal behind the province's adapter. */
export class AdapterPortal implements NationalPortal {
  private readonly session: PortalSession;

  constructor(private readonly settings: PortalSettings) {
    this.session = new PortalSession(settings);
  }

  async knows(code: string): Promise<boolean> {
    const reply = await this.session.call(this.settings.sharePath, 'TraCuuHoSo', { mahoso: code });
    // Whether it is known decides how it is sent; a refused look-up must not be taken for "no".
    if (!isSuccess(reply)) throw portalSyncErrors('portal-sync/portal-unavailable');
    return (reply.result ?? []).length > 0;
  }

  async sendDossier(dossier: PortalDossier, isUpdating: boolean): Promise<PortalAnswer> {
    const fields = { isUpdating: isUpdating ? 'True' : 'False', data: [dossier] };
    return toAnswer(await this.session.call(this.settings.integrationPath, 'DongBoHoSoMC', fields, isKnown));
  }

  async sendProgress(steps: readonly PortalStep[]): Promise<PortalAnswer> {
    return toAnswer(await this.session.call(this.settings.integrationPath, 'CapNhatTienDoHoSoMC', { data: steps }));
  }
}
