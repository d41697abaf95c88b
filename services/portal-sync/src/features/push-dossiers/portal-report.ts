import type { DossierLedger, LedgerEntry } from '../../domain/ledger.js';
import type { PortalDossier } from '../../domain/portal-message.js';
import type { PortalRecord } from '../../domain/portal-record.js';
import { progressMessages } from '../../domain/progress-message.js';
import type { NationalPortal, PortalAnswer } from '../../ports/national-portal.js';

/** The portal answers so when it knows a dossier that was sent as new. */
const knownAlready = /đã tồn tại/iu;

/** One state, told in the portal's own order: look up, dossier, then its steps. May be repeated whole after any failure. */
export class PortalReport {
  constructor(private readonly portal: NationalPortal) {}

  async send(ledger: DossierLedger, entry: LedgerEntry, record: PortalRecord, message: PortalDossier): Promise<PortalAnswer> {
    const dossier = await this.sendDossier(message);
    if (!dossier.taken) return dossier;
    for (const steps of progressMessages(ledger, entry, record)) {
      const progress = await this.portal.sendProgress(steps);
      if (!progress.taken) return progress;
    }
    return { taken: true };
  }

  private async sendDossier(message: PortalDossier): Promise<PortalAnswer> {
    const answer = await this.portal.sendDossier(message, await this.portal.knows(message.MaHoSo));
    return !answer.taken && knownAlready.test(answer.message.normalize('NFC')) ? this.portal.sendDossier(message, true) : answer;
  }
}
