import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { Visitor } from '../web/request.js';
import type { Accepted, DossierDetail, DossierSummary, PageOf, ProcedureDetail, ProcedureSummary, Submission, Submitted } from './public-services.js';

type Who = Pick<Visitor, 'lang' | 'token'>;

/** The public-services API as the pages use it; every call speaks for the visitor and is judged there. */
export class PublicServices {
  constructor(private readonly api: ApiClient) {}

  procedures(search: { q?: string; sector?: string; lifeEvent?: string }, who: Pick<Who, 'lang'>): Promise<readonly ProcedureSummary[]> {
    return this.api.call(`/procedures${query({ ...search })}`, { lang: who.lang });
  }

  procedure(code: string, who: Pick<Who, 'lang'>): Promise<ProcedureDetail> {
    return this.api.call(`/procedures/${encodeURIComponent(code)}`, { lang: who.lang });
  }

  /** Once per key, however often it is sent. */
  submit(submission: Submission, idempotencyKey: string, who: Who): Promise<Submitted> {
    return this.api.call('/dossiers', { method: 'POST', body: submission, idempotencyKey, ...who });
  }

  mine(cursor: string | undefined, who: Who): Promise<PageOf<DossierSummary>> {
    return this.api.call(`/my-dossiers${query({ cursor })}`, who);
  }

  dossier(id: string, who: Who): Promise<DossierDetail> {
    return this.api.call(`/dossiers/${encodeURIComponent(id)}`, who);
  }

  worklist(queue: string, cursor: string | undefined, who: Who): Promise<PageOf<DossierSummary>> {
    return this.api.call(`/worklist${query({ queue, cursor, limit: '50' })}`, who);
  }

  /** Throws a problem of kind `version-mismatch` when the dossier is no longer at this version. */
  accept(id: string, version: number, who: Who): Promise<Accepted> {
    return this.api.call(`/dossiers/${encodeURIComponent(id)}/acceptance`, { method: 'POST', version, idempotencyKey: `accept-${id}-${version}`, ...who });
  }
}
