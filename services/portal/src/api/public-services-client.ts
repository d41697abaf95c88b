import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { PostedFile } from '../web/posted-files.js';
import type { Visitor } from '../web/request.js';
import type { Accepted, DossierDetail, DossierSummary, GivenPaper, Look, PageOf, ProcedureDetail, ProcedureSummary, Submission, Submitted, Tracked, Upload, Verification } from './public-services.js';

type Who = Pick<Visitor, 'lang' | 'token' | 'acts'>;

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

  /** How far a dossier is, by its official code; needs no account. */
  track(code: string, who: Pick<Who, 'lang'>): Promise<Tracked> {
    return this.api.call(`/tracking/${encodeURIComponent(code)}`, { lang: who.lang });
  }

  /** Whether a result is genuine and still valid; needs no account. */
  verify(by: { code?: string; number?: string; sha256?: string }, who: Pick<Who, 'lang'>): Promise<Verification> {
    return this.api.call(`/results/verify${query({ ...by })}`, { lang: who.lang });
  }

  /** Keeps a file until it is named as a paper. Throws problems of kinds invalid, too-large and unsupported for files that are not taken. */
  upload({ name, type, content }: Pick<PostedFile, 'name' | 'type' | 'content'>, who: Who): Promise<Upload> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)], { type }), name);
    return this.api.call('/uploads', { method: 'POST', form, ...who });
  }

  /** A file of a dossier: `result.pdf` or `papers/<id>`. */
  file(id: string, file: string, who: Who): Promise<Response> {
    return this.api.open(`/dossiers/${encodeURIComponent(id)}/${file}`, who);
  }

  looks(id: string, who: Who): Promise<readonly Look[]> {
    return this.api.call(`/dossiers/${encodeURIComponent(id)}/looks`, who);
  }

  /** Throws a problem of kind `version-mismatch` when the dossier is no longer at this version. */
  withdraw(id: string, version: number, who: Who): Promise<DossierSummary> {
    return this.api.call(`/dossiers/${encodeURIComponent(id)}/withdrawal`, { method: 'POST', version, idempotencyKey: `withdraw-${id}-${version}`, ...who });
  }

  /** Throws as `withdraw` does. */
  supplement(id: string, version: number, papers: readonly GivenPaper[], who: Who): Promise<DossierSummary> {
    const body = papers.length > 0 ? { body: { papers } } : {};
    return this.api.call(`/dossiers/${encodeURIComponent(id)}/supplement`, { method: 'POST', version, idempotencyKey: `supplement-${id}-${version}`, ...body, ...who });
  }

  /** Throws a problem of kind `version-mismatch` when the dossier is no longer at this version. */
  accept(id: string, version: number, who: Who): Promise<Accepted> {
    return this.api.call(`/dossiers/${encodeURIComponent(id)}/acceptance`, { method: 'POST', version, idempotencyKey: `accept-${id}-${version}`, ...who });
  }
}
