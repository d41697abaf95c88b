import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { Visitor } from '../web/request.js';
import type { DossierSummary, PageOf } from './public-services.js';

/** A dossier in a list: the applicant by initials only. */
export interface WorkItem extends DossierSummary {
  readonly applicant: string;
  readonly assigneeName?: string;
}

export interface Holding { readonly officerId: string; readonly held: number; readonly late: number }

export interface WorkMove { readonly fromOfficerId: string; readonly toOfficerId: string; readonly unitCode: string }

type Who = Pick<Visitor, 'lang' | 'token' | 'acts'>;

export interface Figures {
  /** As of when. */
  readonly at: string;
  readonly received: number; readonly dueToday: number; readonly late: number; readonly onTime: number; readonly issued: number;
  readonly doneToday: number;
  readonly before: { readonly onTime: number; readonly issued: number };
  /** The last fourteen days, today last. */
  readonly receivedByDay: readonly { readonly day: string; readonly count: number }[];
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly placements: readonly { readonly agencyCode: string; readonly unitCode: string; readonly position: string }[];
}

interface Told { readonly status: string; readonly statusName: { readonly vi: string; readonly en: string }; readonly at: string }

/** What the national portal knows of a dossier. */
export interface Synchronisation {
  readonly lastAccepted?: Told & { readonly acceptedAt: string };
  readonly waiting: readonly Told[];
  readonly refused: readonly (Told & { readonly reason: { readonly vi: string; readonly en: string }; readonly portalSaid?: string })[];
  readonly notReportable?: readonly Told[];
  readonly retryAt?: string;
}

export interface Act {
  /** Last part of the address of the command. */
  readonly path: string;
  readonly version: number;
  readonly idempotencyKey: string;
  readonly body?: unknown;
}

/** The services as the desk uses them; every call speaks for the official and is judged there. */
export class DeskServices {
  constructor(private readonly dossiers: ApiClient, private readonly directory: ApiClient, private readonly synchronisation: ApiClient) {}

  worklist(queue: string, how: Readonly<Partial<Record<'procedure' | 'channel' | 'q' | 'cursor', string | undefined>>>, who: Who): Promise<PageOf<WorkItem>> {
    return this.dossiers.call(`/worklist${query({ queue, ...how, limit: '50' })}`, who);
  }

  /** By its whole code or request reference, in whatever queue it lies. */
  found(code: string, who: Who): Promise<readonly WorkItem[]> {
    return this.dossiers.call(`/worklist/found${query({ code })}`, who);
  }

  holdings(who: Who): Promise<readonly Holding[]> {
    return this.dossiers.call('/worklist/holdings', who);
  }

  /** Once per key, however often it is sent. */
  moveWork(move: WorkMove, idempotencyKey: string, who: Who): Promise<{ readonly moved: number; readonly left: number }> {
    return this.dossiers.call('/work-moves', { method: 'POST', body: move, idempotencyKey, ...who });
  }

  counts(who: Who): Promise<Readonly<Record<string, number>>> {
    return this.dossiers.call('/worklist/counts', who);
  }

  figures(who: Who): Promise<Figures> {
    return this.dossiers.call('/figures', who);
  }

  /** Throws a problem of kind `version-mismatch` when somebody was faster; sent again with the same key it changes nothing. */
  act(id: string, { path, ...act }: Act, who: Who): Promise<DossierSummary> {
    return this.dossiers.call(`/dossiers/${encodeURIComponent(id)}/${path}`, { method: 'POST', ...act, ...who });
  }

  colleagues(agency: string | undefined, who: Who): Promise<readonly Colleague[]> {
    return this.directory.call(`/officers${query({ agency, role: 'officer' })}`, who);
  }

  /** undefined while the national portal was told nothing, or when nobody can say; `behind` when the last act has not arrived there yet. */
  async told(id: string, who: Who): Promise<Synchronisation | 'behind' | undefined> {
    return this.synchronisation.call<Synchronisation>(`/dossiers/${encodeURIComponent(id)}`, who)
      .catch((error: unknown) => ((error as { code?: string }).code === 'common/read-behind' ? 'behind' as const : undefined));
  }
}
