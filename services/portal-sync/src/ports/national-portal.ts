import type { PortalDossier, PortalStep } from '../domain/portal-message.js';

/** What the portal made of a message that reached it. */
export type PortalAnswer = { readonly taken: true } | { readonly taken: false; readonly message: string };

/** The National Public Service Portal. A call that did not reach it, or was not answered sensibly, throws `portal-sync/portal-unavailable`. */
export interface NationalPortal {
  knows(code: string): Promise<boolean>;
  sendDossier(dossier: PortalDossier, isUpdating: boolean): Promise<PortalAnswer>;
  /** At most ten steps. */
  sendProgress(steps: readonly PortalStep[]): Promise<PortalAnswer>;
}
