import type { PortalRecord } from '../domain/portal-record.js';

export interface DossierRecords {
  /** Asked anew for every message, and recorded by the owner. Undefined when the owner cannot describe it; throws `portal-sync/record-unavailable`. */
  of(dossierId: string): Promise<PortalRecord | undefined>;
}
