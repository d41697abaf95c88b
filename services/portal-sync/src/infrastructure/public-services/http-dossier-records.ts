import type { ServiceTokens } from '@tinhso/auth';
import { tracedFetch } from '@tinhso/observability';
import type { PortalRecord } from '../../domain/portal-record.js';
import type { DossierRecords } from '../../ports/dossier-records.js';
import { portalSyncErrors } from '../../portal-sync.errors.js';

const ask = tracedFetch('call public-services');
// An id that is none is as unknown as one that nobody has; waiting would hold its key for ever.
const unknown = new Set([400, 404, 422]);

/** Asks the owning service in this service's own name and says what for. */
export class HttpDossierRecords implements DossierRecords {
  constructor(private readonly origin: string, private readonly tokens: Pick<ServiceTokens, 'token'>) {}

  async of(dossierId: string): Promise<PortalRecord | undefined> {
    try {
      const answer = await ask(`${this.origin}/api/public-services/v1/internal/dossiers/${dossierId}/portal-record?purpose=national-portal`, {
        headers: { authorization: `Bearer ${await this.tokens.token()}`, accept: 'application/json' }, signal: AbortSignal.timeout(5_000),
      });
      if (unknown.has(answer.status)) return undefined;
      if (answer.ok) return await answer.json() as PortalRecord;
    } catch {
      // The reason may quote the address or the answer; the caller only needs to know that it has to wait.
    }
    throw portalSyncErrors('portal-sync/record-unavailable');
  }
}
